// PoolState: how busy the pool is.
package dev.serval.postgres;

/// How many connections there are, at one moment.
///
/// @param max how many there may be
/// @param active how many are in use
/// @param idle how many are free
/// @param waiting how many statements wait for one
public record PoolState(int max, int active, int idle, int waiting) {}
