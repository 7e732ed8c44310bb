import org.jspecify.annotations.NullMarked;

/// Everything without sockets: the model of HTTP, routing, JSON, validation, OpenAPI.
@NullMarked
module dev.serval.core {
  requires static transitive org.jspecify;
  requires transitive org.slf4j;
  requires java.management;
  requires static jdk.management;
  requires static com.aayushatharva.brotli4j;
  requires static com.github.luben.zstd_jni;

  exports dev.serval;
  exports dev.serval.binding;
  exports dev.serval.channels;
  exports dev.serval.concurrent;
  exports dev.serval.files;
  exports dev.serval.form;
  exports dev.serval.health;
  exports dev.serval.http;
  exports dev.serval.json;
  exports dev.serval.middleware;
  exports dev.serval.metrics;
  exports dev.serval.openapi;
  exports dev.serval.routing;
  exports dev.serval.security;
  exports dev.serval.settings;
  exports dev.serval.transport;
  exports dev.serval.validation;

  uses dev.serval.concurrent.ContextCarrier;
  uses dev.serval.transport.Transport;
}
