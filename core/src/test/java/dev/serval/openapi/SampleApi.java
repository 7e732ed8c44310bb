// An API with everything that documents can have.
package dev.serval.openapi;

import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.routing.PathTemplate;

/// An API with everything that documents can have, for tests.
final class SampleApi {
  static final SchemaComponent PRIORITY =
      new SchemaComponent(
          "Priority", "todos.Priority", () -> Schema.enumOf("LOW", "HIGH").description("Urgency."));

  static final SchemaComponent TAG =
      new SchemaComponent(
          "Label",
          "todos.Label",
          () -> Schema.object().required("name", Schema.string().notBlank().maxLength(20)));

  static final SchemaComponent TODO = new SchemaComponent("Todo", "todos.Todo", SampleApi::todo);

  static final SchemaComponent NEW_TODO =
      new SchemaComponent(
          "NewTodo",
          "todos.NewTodo",
          () ->
              Schema.object()
                  .required("title", Schema.string().notBlank().maxLength(80))
                  .optional("due", ScalarSchemas.LOCAL_DATE.nullable())
                  .property("priority", PRIORITY.ref().defaultJson("\"LOW\""), false, true)
                  .additionalProperties(false));

  static final SchemaComponent CIRCLE =
      new SchemaComponent(
          "Circle",
          "shapes.Circle",
          () -> Schema.object().required("radius", Schema.number("double").exclusiveMinimum(0)));

  static final SchemaComponent SQUARE =
      new SchemaComponent(
          "Square",
          "shapes.Square",
          () -> Schema.object().required("side", ScalarSchemas.DOUBLE.exclusiveMinimum(0)));

  static final SchemaComponent SHAPE =
      new SchemaComponent(
          "Shape",
          "shapes.Shape",
          () -> Schema.tagged("type").variant("circle", CIRCLE).variant("square", SQUARE));

  static final SchemaComponent TREE = new SchemaComponent("Tree", "trees.Tree", SampleApi::tree);

  static final SchemaComponent PROBLEM =
      new SchemaComponent(
          "Problem",
          "dev.serval.Problem",
          () ->
              Schema.object()
                  .required("title", Schema.string())
                  .required("status", ScalarSchemas.INT));

  static final ErrorSchemas ERRORS =
      new ErrorSchemas() {
        @Override
        public MediaType mediaType() {
          return MediaType.PROBLEM_JSON;
        }

        @Override
        public Schema schemaFor(Status status) {
          return PROBLEM.ref();
        }
      };

  private SampleApi() {}

  private static Schema todo() {
    return Schema.object()
        .description("One thing to do.")
        .required("id", ScalarSchemas.LONG.minimum(1))
        .required("title", Schema.string().notBlank().maxLength(80).exampleJson("\"Buy tea\""))
        .required("due", ScalarSchemas.LOCAL_DATE.nullable())
        .property("priority", PRIORITY.ref(), false, true)
        .property("labels", Schema.array(TAG.ref()).maxItems(5).uniqueItems(), false, true)
        .optional("parent", Schema.ref(SampleApi.TODO).nullable());
  }

  private static Schema tree() {
    return Schema.object()
        .required("name", Schema.string())
        .required("children", Schema.array(Schema.ref(SampleApi.TREE)));
  }

  static OpenApiDocument.Builder builder() {
    OpenApiDocument.Builder builder =
        OpenApiDocument.builder(
            Info.of("Sample", "1.2.3")
                .withSummary("All there is.")
                .withDescription("Two *lines*.\n\nReally.")
                .withTermsOfService("https://example.com/terms")
                .withContact(new Info.Contact("Ada", "https://example.com", "ada@example.com"))
                .withLicense(new Info.License("Apache 2.0", "Apache-2.0")));
    builder.errors(ERRORS);
    todos(builder);
    others(builder);
    return builder;
  }

  private static void todos(OpenApiDocument.Builder builder) {
    builder
        .add(Method.GET, PathTemplate.parse("/todos"), list(), "todos.Todos.list")
        .add(
            Method.POST,
            PathTemplate.parse("/todos"),
            Operation.of("Todos", "add")
                .summary("Adds a todo.")
                .tag("Todos", "Todos of one person.")
                .body(RequestContent.json(NEW_TODO.ref()).description("What to do."))
                .response(
                    ApiResponse.json(201, TODO.ref())
                        .header("Location", ScalarSchemas.URI, "Where it is"))
                .response(ApiResponse.of(409).description("There is one already"))
                .security(SecurityRequirement.of(SecurityScheme.bearer("token", "JWT")))
                .build(),
            "todos.Todos.add")
        .add(
            Method.PUT,
            PathTemplate.parse("/todos/{id}"),
            Operation.of("Todos", "replace")
                .tag("Todos")
                .parameter(Parameter.path("id", ScalarSchemas.LONG))
                .body(RequestContent.json(TODO.ref()))
                .response(ApiResponse.json(200, TODO.ref()))
                .deprecated()
                .build(),
            "todos.Todos.replace")
        .add(
            Method.DELETE,
            PathTemplate.parse("/todos/{todo}"),
            Operation.of("Todos", "remove")
                .tag("Todos")
                .parameter(Parameter.path("todo", ScalarSchemas.LONG).description("Which one"))
                .response(ApiResponse.of(204))
                .build(),
            "todos.Todos.remove");
  }

  private static Operation list() {
    return Operation.of("Todos", "list")
        .summary("Lists todos, newest first.")
        .description("All of them, *unless* filtered.")
        .tag("Todos")
        .parameter(
            Parameter.query("limit", ScalarSchemas.INT.minimum(1).maximum(100).defaultJson("20"))
                .description("How many"))
        .parameter(Parameter.query("q", Schema.string()))
        .parameter(Parameter.query("tag", Schema.array(Schema.string())))
        .parameter(Parameter.header("X-Tenant", ScalarSchemas.UUID).mandatory())
        .parameter(Parameter.cookie("theme", Schema.enumOf("dark", "light")).deprecated())
        .response(ApiResponse.json(200, Schema.array(TODO.ref())))
        .build();
  }

  private static void others(OpenApiDocument.Builder builder) {
    builder
        .add(
            Method.POST,
            PathTemplate.parse("/shapes"),
            Operation.of("Shapes", "add")
                .tag("Shapes")
                .body(RequestContent.json(SHAPE.ref().nullable()).optional())
                .response(
                    ApiResponse.of(200, MediaContent.json(SHAPE.ref()))
                        .content(MediaContent.text()))
                .security(
                    new SecurityRequirement(
                        SecurityScheme.apiKey("key", Parameter.In.HEADER, "X-Key"),
                        java.util.List.of("shapes:write")))
                .build(),
            "shapes.Shapes.add")
        .add(
            Method.GET,
            PathTemplate.parse("/circles"),
            Operation.of("Shapes", "circles")
                .response(ApiResponse.json(200, Schema.map(ScalarSchemas.UUID, CIRCLE.ref())))
                .build(),
            "shapes.Shapes.circles")
        .add(
            Method.GET,
            PathTemplate.parse("/trees"),
            Operation.of("", "tree")
                .response(ApiResponse.json(200, TREE.ref()))
                .security(SecurityRequirement.of(SecurityScheme.basic("login")))
                .build(),
            "trees.Trees.tree")
        .add(
            Method.GET,
            PathTemplate.parse("/ticks"),
            Operation.of("Ticks", "ticks")
                .response(
                    ApiResponse.of(
                        200, MediaContent.stream("text/event-stream", ScalarSchemas.INSTANT)))
                .build(),
            "ticks.Ticks.ticks")
        .add(
            Method.QUERY,
            PathTemplate.parse("/search"),
            Operation.of("Search", "search")
                .body(RequestContent.of(MediaContent.of("*/*", Schema.any())).optional())
                .response(ApiResponse.json(200, Schema.any().exampleJson("[1]")))
                .build(),
            "search.Search.search")
        .add(Method.GET, FILES, OpenApiDocument.bare(Method.GET, FILES), "main")
        .add(Method.GET, BLANK, OpenApiDocument.bare(Method.GET, BLANK), "main");
  }

  private static final PathTemplate FILES = PathTemplate.parse("/files/{path...}");
  private static final PathTemplate BLANK = PathTemplate.parse("/a b/{name}");
}
