package shop;

import dev.serval.Depends;

/// What every resource of the administration is. The application refuses to be built with one that
/// forgets it.
@Depends(AdminsOnly.class)
interface AdminArea {}
