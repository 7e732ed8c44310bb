package dev.serval.processor.check;

import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Body;
import dev.serval.processor.model.ParameterModel.Framework;
import dev.serval.processor.model.ParameterModel.Group;
import dev.serval.processor.model.ParameterModel.Lines;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.TextType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rule: a body is asked for where requests have one, and it is one body: JSON, JSON Lines, a form,
/// or bytes.
public final class BodyRules {
  private static final String WEB_SOCKET = "WEBSOCKET";

  private BodyRules() {}

  /// Checks the parameters of a route.
  public static void check(
      String httpMethod, boolean bodyAllowed, List<ParameterModel> parameters, Problems problems) {
    ParameterModel first = null;
    Map<String, Place> members = new HashMap<>();
    for (ParameterModel parameter : parameters) {
      String kind = kind(parameter);
      if (kind.isEmpty()) {
        continue;
      }
      if (!bodyAllowed) {
        notAllowed(httpMethod, parameter, problems);
      } else if (first != null && (!kind(first).equals(kind) || parameter instanceof Lines)) {
        twoBodies(first, parameter, problems);
      }
      first = first == null ? parameter : first;
      if (parameter instanceof Body body) {
        Place other = members.putIfAbsent(body.memberName(), body.place());
        if (other != null) {
          sameMember(body, other, problems);
        }
      }
    }
  }

  /// Whether a parameter is a field of a form, or a record of them.
  public static boolean isForm(ParameterModel parameter) {
    return switch (parameter) {
      case Value value -> value.source() == ParameterSource.FORM;
      case Group group -> group.components().stream().anyMatch(BodyRules::isForm);
      case Body _,
          Framework _,
          Lines _,
          ParameterModel.Feed _,
          ParameterModel.Argument _,
          ParameterModel.Dependency _,
          ParameterModel.Credential _ ->
          false;
    };
  }

  /// Whether a parameter takes the bytes of the body.
  public static boolean isRaw(ParameterModel parameter) {
    return parameter instanceof Framework framework && framework.readsBody();
  }

  /// What a parameter reads of the body: `a form`, `the bytes`, `JSON`, `JSON Lines`, or nothing.
  public static String kind(ParameterModel parameter) {
    if (isForm(parameter)) {
      return "a form";
    }
    if (isRaw(parameter)) {
      return "the bytes";
    }
    if (parameter instanceof Lines) {
      return "JSON Lines";
    }
    return parameter instanceof Body ? "JSON" : "";
  }

  private static void notAllowed(String httpMethod, ParameterModel parameter, Problems problems) {
    problems.report(
        Diagnostic.BODY_NOT_ALLOWED,
        parameter.place(),
        httpMethod.equals(WEB_SOCKET)
            ? "no body: a handshake has none, and what the peer sends are messages of the session"
            : "no body: content in a " + httpMethod + " request has no meaning (RFC 9110)",
        "`" + parameter.name() + "`, which is read from the body as " + kind(parameter),
        httpMethod.equals(WEB_SOCKET)
            ? "`@Query` for what is in the URL, or the first message of the session"
            : instead(parameter));
  }

  /// What fits a request without body; where nothing does, a method that has one.
  private static String instead(ParameterModel parameter) {
    if (parameter instanceof Value value && value.text() instanceof TextType.File) {
      return "`@Post` or `@Put`";
    }
    if (isForm(parameter)) {
      return "`@Query` in place of `@Form`, or `@Post`";
    }
    if (!(parameter instanceof Body body)) {
      return "`@Post` or `@Put`";
    }
    return switch (body.use().type()) {
      case ModelType.Named named when named.kind() == ModelType.NamedKind.RECORD ->
          "`@Query` before it, so that its components are query parameters; or `@Post`";
      case ModelType.Mapping _ ->
          "`QueryString` for the query parameters, whatever their names; or `@Post`";
      case ModelType.Scalar scalar when scalar.kind().isText() ->
          "`@Query` in place of `@Body`, or `@Post`";
      default ->
          "`@Post`, or `@Endpoint(method = \"QUERY\")` for a request that only asks and has a body";
    };
  }

  private static void twoBodies(ParameterModel first, ParameterModel second, Problems problems) {
    problems.report(
        Problem.of(
                Diagnostic.TWO_BODIES,
                second.place(),
                "one body, which is JSON, JSON Lines, a form, or bytes",
                "`"
                    + first.name()
                    + "` ("
                    + kind(first)
                    + ") and `"
                    + second.name()
                    + "` ("
                    + kind(second)
                    + ")",
                "one of the two; several JSON parameters become members of one object")
            .and(first.place()));
  }

  private static void sameMember(Body body, Place other, Problems problems) {
    problems.report(
        Problem.of(
                Diagnostic.TWO_BODIES,
                body.place(),
                "a member of its own for each body parameter",
                "`" + body.memberName() + "` twice",
                "`@Body(\"another\")`")
            .and(other));
  }
}
