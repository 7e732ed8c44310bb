/// Ready-made middleware: what most services need around their handlers.
///
/// Each class is a door of its own and says where it stands, so `app.use(a, b, c)` is right in any
/// order. It must not know transports, nor anything of the root that is not public.
package dev.serval.middleware;
