package shop;

import dev.serval.MaxBody;

/// Further away than what a shelf says itself.
@MaxBody(8)
interface Furniture {}
