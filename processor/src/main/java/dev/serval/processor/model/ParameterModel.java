package dev.serval.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one argument of a method, or one component of a record made of parameters, comes from.
public sealed interface ParameterModel {
  /// The name in Java.
  String name();

  /// Where it is declared.
  Place place();

  /// A text of the request, or several of the same name.
  ///
  /// @param source the part of the request
  /// @param wireName its name there
  /// @param pathIndex which captured segment it is, -1 for other sources
  /// @param shape how many there may be, and what holds them
  /// @param text what each text becomes
  /// @param use the type as declared, with nullness and constraints of the container and of what is
  ///   inside
  /// @param defaultValue the value when it is absent, null when there is none
  /// @param defaultText the text of `@Default` for a type that is made of a text, null when there
  ///   is none
  /// @param description what is said of it
  record Value(
      String name,
      Place place,
      ParameterSource source,
      String wireName,
      int pathIndex,
      Shape shape,
      TextType text,
      TypeUse use,
      @Nullable DefaultValue defaultValue,
      @Nullable String defaultText,
      Description description)
      implements ParameterModel {

    /// Whether a request without it is refused.
    public boolean required() {
      return shape == Shape.SINGLE
          && !use.nullable()
          && defaultValue == null
          && defaultText == null;
    }

    /// The type at the place of one text: what is inside the container, or the whole.
    public TypeUse single() {
      return shape == Shape.SINGLE ? use : use.inner().getFirst();
    }
  }

  /// A record whose components are parameters.
  ///
  /// @param source where its components come from, unless they say otherwise
  /// @param type the record
  /// @param javaType the record with its type arguments
  /// @param components its components in order
  /// @param checks its methods that check several components together
  /// @param selfCheck whether it implements `SelfCheck`
  /// @param guarded whether its constructor is written out and thus may refuse its arguments
  record Group(
      String name,
      Place place,
      ParameterSource source,
      ClassName type,
      JavaType javaType,
      List<ParameterModel> components,
      List<Definition.CheckMethod> checks,
      boolean selfCheck,
      boolean guarded)
      implements ParameterModel {
    public Group {
      components = List.copyOf(components);
      checks = List.copyOf(checks);
    }
  }

  /// The JSON body, or one member of it where several parameters share it.
  ///
  /// @param memberName the member; meant only when the body is shared
  /// @param use its type, nullness and constraints
  /// @param defaultValue the value when it is absent, null when there is none
  /// @param description what is said of it
  record Body(
      String name,
      Place place,
      String memberName,
      TypeUse use,
      @Nullable DefaultValue defaultValue,
      Description description)
      implements ParameterModel {}

  /// The values of the lines of the body.
  ///
  /// @param use the type of each
  /// @param description what the doc comment says
  record Lines(String name, Place place, TypeUse use, String description)
      implements ParameterModel {}

  /// Where a method sends the events of its response.
  ///
  /// @param use the type of their data
  record Feed(String name, Place place, TypeUse use) implements ParameterModel {}

  /// An object of the framework.
  ///
  /// @param expression how it is had from `request`
  /// @param readsBody whether it gives the body's bytes
  record Framework(String name, Place place, String expression, boolean readsBody)
      implements ParameterModel {
    /// The expression of the scopes that the route demands, for its writer to fill in.
    public static final String REQUIRED_SCOPES = "required scopes";

    /// The expression of a WebSocket's session.
    public static final String SESSION = "session";

    /// The expression of the session, which only an application with sessions has.
    public static final String BROWSER_SESSION = "Session.of(request)";
  }

  /// A value that the annotation which led to a provider carries.
  record Argument(String name, Place place, ArgumentValue value) implements ParameterModel {}

  /// A value that a method of another class provides, once per request.
  ///
  /// @param fresh whether the method is called for this use alone
  /// @param askedBy the annotations of the program that ask for it, as far as generated code can
  ///   name them
  record Dependency(
      String name, Place place, ProviderMethod provider, boolean fresh, List<ClassName> askedBy)
      implements ParameterModel {
    public Dependency {
      askedBy = List.copyOf(askedBy);
    }
  }

  /// Credentials that a security scheme reads.
  ///
  /// @param scheme how they are sent
  /// @param verification who makes the type of them; null for the credentials as they were sent
  /// @param type the type, without what holds it
  /// @param presence what becomes of a request without them
  record Credential(
      String name,
      Place place,
      SchemeModel scheme,
      @Nullable Verification verification,
      JavaType type,
      Presence presence)
      implements ParameterModel {}

  /// How credentials are proven.
  ///
  /// @param verifier its class, of which the application has an object
  /// @param granted whether what is proven knows its scopes
  record Verification(ClassName verifier, boolean granted) {}

  /// What a parameter for credentials is where there are none.
  enum Presence {
    /// Never: the request is refused.
    REQUIRED,
    /// Null.
    NULLABLE,
    /// An empty `Optional`.
    OPTIONAL
  }

  /// A method with `@Provides`.
  ///
  /// @param owner its class, of which the application has an object
  /// @param method its name
  /// @param javaType what it provides; null where that is nothing
  /// @param awaited whether it returns a `CompletionStage` or `Promise` of that
  /// @param scoped whether it returns a `Scoped` of that, which is opened
  /// @param parameters where each of its arguments comes from, in order
  record ProviderMethod(
      ClassName owner,
      String method,
      @Nullable JavaType javaType,
      boolean awaited,
      boolean scoped,
      List<ParameterModel> parameters) {
    public ProviderMethod {
      parameters = List.copyOf(parameters);
    }

    /// Whether the annotation that leads to it has arguments for it.
    public boolean takesArguments() {
      return parameters.stream().anyMatch(Argument.class::isInstance);
    }
  }

  /// The parts of a request that carry named texts; and the settings of a program, which do too.
  enum ParameterSource {
    PATH,
    QUERY,
    HEADER,
    COOKIE,
    FORM,
    SETTING
  }

  /// How many texts of one name are taken.
  enum Shape {
    SINGLE,
    OPTIONAL,
    LIST,
    SET
  }
}
