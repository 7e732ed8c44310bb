/// Numbers about a running application, in the text format that Prometheus reads.
///
/// The door is [dev.serval.metrics.Metrics]: a middleware that counts requests, a route that tells,
/// and counters, gauges and histograms of the program's own. It must not know transports, and must
/// make no series of what a request says: labels are templates, methods, statuses and words of the
/// program.
package dev.serval.metrics;
