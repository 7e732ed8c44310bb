package shop;

import dev.serval.Depends;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Hidden;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Redirect;
import dev.serval.Response;
import dev.serval.security.Session;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import shop.templates.StaticTemplates;

/// The shop for people: its products, and their cart.
@Path("/shop")
@Hidden
public final class ShopPages {
  private final StaticTemplates templates = new StaticTemplates();

  /// Shows all products.
  @Get
  Response products(@Depends(Transactions.class) Transaction transaction) throws IOException {
    return page(templates.products(transaction.products()));
  }

  /// Shows the cart.
  @Get("/cart")
  Response cart(Session session, @Depends(Transactions.class) Transaction transaction)
      throws IOException {
    return page(templates.cart(Cart.of(session).priced(transaction)));
  }

  /// Says how many of a product are wanted.
  @Post("/cart")
  Redirect put(
      @Form long product,
      @Form @Min(0) @Max(100) int count,
      Session session,
      @Depends(Transactions.class) Transaction transaction) {
    Cart.of(session).with(transaction.product(product).id(), count).keepIn(session);
    return Redirect.to(ShopPagesUrls.cart());
  }

  static Response page(JteModel model) throws IOException {
    return Response.html(out -> {
      Utf8ByteOutput page = new Utf8ByteOutput();
      model.render(page);
      page.writeTo(out);
    });
  }
}
