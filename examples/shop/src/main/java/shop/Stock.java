package shop;

import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.security.ApiKey;
import dev.serval.security.ApiKeys;
import dev.serval.security.VerifiedBy;
import dev.serval.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much there is of everything, for the warehouse of a partner.
@Path("/stock")
final class Stock {
  /// Who may know.
  @VerifiedBy(Partners.class)
  record Partner(String name) {}

  /// The key of the one partner there is.
  static final class Partners extends ApiKeys<Partner> {
    Partners(Optional<Secret> key) {
      super(key.map(secret -> Map.of(secret.reveal(), new Partner("warehouse"))).orElse(Map.of()));
    }
  }

  /// Lists how many there are of each product.
  @Get
  List<Line> list(
      @ApiKey("X-API-Key") Partner partner, @Depends(Transactions.class) Transaction transaction) {
    return transaction.products().stream()
        .map(product -> new Line(product.id(), product.stock()))
        .toList();
  }
}
