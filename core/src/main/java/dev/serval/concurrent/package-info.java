/// Work that is done at the same time and ends together: tasks on virtual threads whose failures,
/// deadlines and cancellation run through them, and a light promise for code that does not block.
///
/// The doors are [dev.serval.concurrent.Tasks] and [dev.serval.concurrent.Promise]. It must not
/// know transports: that a peer is gone it hears from the request.
package dev.serval.concurrent;
