package dev.serval.postgres;

/// As in `serval-postgres`.
public final class Query {}
