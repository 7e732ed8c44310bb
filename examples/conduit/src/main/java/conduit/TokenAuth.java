package conduit;

import dev.serval.security.ApiKey;
import dev.serval.security.VerifiedBy;

/// Takes a parameter from `Authorization: Token …`, which the specification of RealWorld has in
/// place of `Bearer`.
@ApiKey("Authorization")
@VerifiedBy(Tokens.class)
@interface TokenAuth {}
