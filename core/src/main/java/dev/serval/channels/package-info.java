/// Publish and subscribe, and who is present: one message to many subscribers, in this process or
/// over several nodes.
///
/// The door is [dev.serval.channels.Channels]. It knows JSON and the seam of WebSockets, and must
/// not know requests, routes or the application; what carries messages between nodes it knows as a
/// [dev.serval.channels.Relay] alone.
package dev.serval.channels;
