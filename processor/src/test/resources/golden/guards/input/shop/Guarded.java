package shop;

import dev.serval.Depends;

/// What all desks share.
@Depends(Desk.Open.class)
interface Guarded {}
