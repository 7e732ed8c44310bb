import org.jspecify.annotations.NullMarked;

/// JSON Web Tokens and the hashing of passwords.
@NullMarked
module dev.serval.security {
  requires transitive dev.serval.core;
  requires static org.jspecify;
  requires com.nimbusds.jose.jwt;
  requires java.net.http;
  requires org.bouncycastle.provider;

  exports dev.serval.jwt;
  exports dev.serval.password;
}
