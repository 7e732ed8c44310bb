import org.jspecify.annotations.NullMarked;

/// HTTP/1.1 on Netty: the only module that imports `io.netty`.
@NullMarked
module dev.serval.netty {
  requires transitive dev.serval.core;
  requires static org.jspecify;
}
