package shop;

import dev.serval.MaxBody;

@MaxBody(32)
interface Fragile {}
