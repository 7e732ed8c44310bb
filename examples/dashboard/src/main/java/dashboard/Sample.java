package dashboard;

import dev.serval.Json;

/// What was measured at one moment.
///
/// @param number counts from 1, and is the event's id
/// @param cpu processor time of this process, in percent of all cores
/// @param heap bytes in use
/// @param maxHeap bytes that may be
/// @param watchers how many pages are open
@Json
record Sample(long number, double cpu, long heap, long maxHeap, int watchers) {}
