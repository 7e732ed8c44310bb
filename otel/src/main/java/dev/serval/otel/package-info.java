/// Spans of requests, through the API of OpenTelemetry.
///
/// The door is [dev.serval.otel.Tracing], a middleware. It must not know the SDK: what becomes of
/// spans is the business of whoever configures one.
package dev.serval.otel;
