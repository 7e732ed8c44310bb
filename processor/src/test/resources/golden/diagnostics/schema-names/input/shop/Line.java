package shop;

import dev.serval.Json;

@Json
public record Line(int place) {}
