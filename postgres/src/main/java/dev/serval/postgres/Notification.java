// Notification: what `notify` sends.
package dev.serval.postgres;

/// What [Sql#notify], or `notify` in SQL, sends.
///
/// @param channel its name
/// @param payload its text; empty where it was sent without
public record Notification(String channel, String payload) {}
