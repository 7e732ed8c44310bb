package shop;

import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Depends;
import dev.serval.Endpoint;
import dev.serval.Get;
import dev.serval.Ok;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import dev.serval.Request;
import dev.serval.Use;
import dev.serval.middleware.Preconditions;
import dev.serval.security.Scopes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;

/// What there is to buy. Everyone may look, staff may change.
@Path("/products")
final class Products {
  private final String prefix;

  /// @param prefix what stands before the path
  Products(String prefix) {
    this.prefix = prefix;
  }

  /// What somebody looks for.
  ///
  /// @param ids these alone, where any are named
  /// @param maxCents the most that one may cost
  record Wanted(@Size(max = 100) List<Long> ids, @Min(1) @Default("10000000") long maxCents) {}

  /// Lists products.
  ///
  /// @param offset how many to skip
  /// @param limit how many at most
  @Get
  Page<Product> list(
      @Min(0) @Max(1_000_000) @Default("0") int offset,
      @Min(1) @Max(100) @Default("20") int limit,
      @Depends(Transactions.class) Transaction transaction) {
    List<Product> all = transaction.products();
    List<Product> items = all.stream().skip(offset).limit(limit).toList();
    boolean last = offset + items.size() >= all.size();
    return new Page<>(
        items, all.size(), last ? null : prefix + ProductsUrls.list(offset + limit, limit));
  }

  /// Searches by more than fits into a URL.
  @Endpoint(method = "QUERY")
  List<Product> search(Wanted body, @Depends(Transactions.class) Transaction transaction) {
    return transaction.products().stream()
        .filter(product -> body.ids().isEmpty() || body.ids().contains(product.id()))
        .filter(product -> product.cents() <= body.maxCents())
        .toList();
  }

  /// Reads one product.
  @Get("/{id}")
  Ok<Product> byId(long id, @Depends(Transactions.class) Transaction transaction) {
    return tagged(transaction.product(id));
  }

  /// Adds a product.
  @Post
  @HasRole(Role.STAFF)
  @Scopes("shop:stock")
  Created<Product> add(NewProduct body, @Depends(Transactions.class) Transaction transaction) {
    Product product = transaction.add(body);
    return Created.at(prefix + ProductsUrls.byId(product.id()), product)
        .withHeader("ETag", product.tag());
  }

  /// Changes a product that nobody else has changed since it was read: `If-Match` says which state
  /// that was.
  @Put("/{id}")
  @Use(IfMatch.class)
  @HasRole(Role.STAFF)
  @Scopes("shop:stock")
  Ok<Product> change(
      long id,
      NewProduct body,
      Request request,
      @Depends(Transactions.class) Transaction transaction) {
    Product product = transaction.product(id);
    Preconditions.demand(request, product.entityTag());
    return tagged(transaction.change(product, body));
  }

  private static Ok<Product> tagged(Product product) {
    return Ok.of(product).withHeader("ETag", product.tag());
  }
}
