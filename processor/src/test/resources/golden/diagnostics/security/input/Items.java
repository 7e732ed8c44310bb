import dev.serval.Get;
import dev.serval.Path;
import dev.serval.security.ApiKey;
import dev.serval.security.Authenticated;
import dev.serval.security.Basic;
import dev.serval.security.Bearer;
import dev.serval.security.OAuth2;
import dev.serval.security.OpenIdConnect;
import dev.serval.security.Scope;
import dev.serval.security.Scopes;
import dev.serval.security.VerifiedBy;
import dev.serval.security.Verifier;
import dev.serval.Query;
import org.jspecify.annotations.Nullable;

@Path("/items")
final class Items {
  @OAuth2(
      flow = OAuth2.Flow.PASSWORD,
      tokenUrl = "/token",
      scopes = {@Scope(name = "items:read"), @Scope(name = "items:write")})
  @interface Auth {}

  @OAuth2(flow = OAuth2.Flow.AUTHORIZATION_CODE, tokenUrl = "/token")
  @interface NoPage {}

  @OAuth2(flow = OAuth2.Flow.PASSWORD, tokenUrl = "")
  @interface NoTokens {}

  @OAuth2(flow = {}, tokenUrl = "/token")
  @interface NoFlow {}

  @OAuth2(flow = OAuth2.Flow.PASSWORD, tokenUrl = "/token", scopes = @Scope(name = "a b"))
  @interface BadScope {}

  record Plain(String name) {}

  record Token(String name) {}

  static final class Tokens implements Verifier<String, Token> {
    @Override
    public @Nullable Token verify(String token) {
      return null;
    }
  }

  @Get("/a")
  @Scopes("items:raed")
  String misspelt(@Auth String token) {
    return "";
  }

  @Get("/b")
  @Scopes("delete")
  String undeclared(@Auth String token) {
    return "";
  }

  @Get("/c")
  @Scopes("items:read")
  String ungranted(@Auth String token) {
    return "";
  }

  @Get("/d")
  @Scopes("items:read")
  String anonymous() {
    return "";
  }

  @Get("/e")
  String unverified(@Bearer Plain token, @Basic String credentials) {
    return "";
  }

  @Get("/f")
  String unfit(
      @Bearer @VerifiedBy(Tokens.class) Plain token,
      @Basic @VerifiedBy(Tokens.class) Token credentials) {
    return "";
  }

  @Get("/g")
  String clash(@Bearer String token, @Bearer(realm = "other") String other) {
    return "";
  }

  @Get("/h")
  String wrong(
      @Bearer(name = "a b") String name,
      @Bearer(realm = "a\"b") String realm,
      @ApiKey("") String key,
      @NoPage String page,
      @NoTokens String tokens,
      @NoFlow String flow,
      @BadScope String scope,
      @OpenIdConnect("") String discovery) {
    return "";
  }

  @Get("/i")
  String several(@Bearer @Query String token) {
    return "";
  }

  @Get("/j")
  @Scopes("not a scope")
  String blank(@Bearer String token) {
    return "";
  }

  @Get("/k")
  @Authenticated
  String everybody() {
    return "";
  }
}
