// A way to prove who one is.
package dev.serval.openapi;

import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A way to prove who one is (the *Security Scheme Object* of OpenAPI).
///
/// @param name its name under `components/securitySchemes`
/// @param definition the object as OpenAPI defines it
public record SecurityScheme(String name, JsonObject definition) {
  private static final Set<String> ADDRESSES =
      Set.of("authorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl");

  /// A bearer token in `Authorization` (RFC 6750).
  ///
  /// @param format a hint at the form of the token, such as `JWT`; may be empty
  public static SecurityScheme bearer(String name, String format) {
    JsonObject.Builder definition =
        JsonObject.builder().put("type", "http").put("scheme", "bearer");
    if (!format.isEmpty()) {
      definition.put("bearerFormat", format);
    }
    return new SecurityScheme(name, definition.build());
  }

  /// A user name and password in `Authorization` (RFC 7617).
  public static SecurityScheme basic(String name) {
    return new SecurityScheme(
        name, JsonObject.builder().put("type", "http").put("scheme", "basic").build());
  }

  /// A key in a query parameter, header field or cookie.
  public static SecurityScheme apiKey(String name, Parameter.In in, String parameter) {
    if (in == Parameter.In.PATH) {
      throw new IllegalArgumentException("An API key is in the query, a header or a cookie");
    }
    return new SecurityScheme(
        name,
        JsonObject.builder()
            .put("type", "apiKey")
            .put("name", parameter)
            .put("in", in.wireName())
            .build());
  }

  /// A bearer token got by OAuth 2 (RFC 6749).
  ///
  /// @throws IllegalArgumentException if two flows are of one kind
  public static SecurityScheme oauth2(String name, List<OAuthFlow> flows) {
    JsonObject.Builder all = JsonObject.builder();
    flows.forEach(flow -> all.put(flow.kind().member(), flow.definition()));
    JsonObject written = all.build();
    if (written.members().size() != flows.size()) {
      throw new IllegalArgumentException("The flows of '" + name + "' are not of different kinds");
    }
    return new SecurityScheme(
        name, JsonObject.builder().put("type", "oauth2").put("flows", written).build());
  }

  /// A bearer token got by OpenID Connect.
  ///
  /// @param url the address of the discovery document
  public static SecurityScheme openIdConnect(String name, String url) {
    return new SecurityScheme(
        name,
        JsonObject.builder().put("type", "openIdConnect").put("openIdConnectUrl", url).build());
  }

  /// This scheme with a description in CommonMark.
  public SecurityScheme description(String text) {
    return new SecurityScheme(name, definition.toBuilder().put("description", text).build());
  }

  /// The definition, its addresses made relative to the server.
  ///
  /// @param base the path of the application with a slash at its end; empty leaves them as they are
  JsonObject below(String base) {
    return base.isEmpty() ? definition : (JsonObject) relative(definition, base);
  }

  private static JsonValue relative(JsonValue value, String base) {
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    JsonObject.Builder out = JsonObject.builder();
    object
        .members()
        .forEach((name, member) -> {
          if (member instanceof JsonString text && ADDRESSES.contains(name)) {
            out.put(name, toServer(text.value(), base));
          } else {
            out.put(name, name.equals("scopes") ? member : relative(member, base));
          }
        });
    return out.build();
  }

  private static String toServer(String address, String base) {
    try {
      URI reference = URI.create(address);
      if (reference.isAbsolute() || reference.getRawAuthority() != null) {
        return address;
      }
      String resolved = URI.create(base).resolve(reference).toString();
      return resolved.startsWith("/") ? resolved.substring(1) : resolved;
    } catch (IllegalArgumentException unknown) {
      return address;
    }
  }

  /// The addresses that a client gets tokens from, as they are written.
  List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    addTexts(definition.get("openIdConnectUrl"), addresses);
    if (definition.get("flows") instanceof JsonObject flows) {
      for (JsonValue flow : flows.members().values()) {
        addTexts(((JsonObject) flow).get("tokenUrl"), addresses);
        addTexts(((JsonObject) flow).get("refreshUrl"), addresses);
      }
    }
    return addresses;
  }

  private static void addTexts(@Nullable JsonValue value, List<String> texts) {
    if (value instanceof JsonString text) {
      texts.add(text.value());
    }
  }
}
