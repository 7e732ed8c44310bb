// The components of a document: which there are, in which forms, and what they are called.
package dev.serval.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The components of a document: which there are, in which forms, and what they are called.
///
/// One component may need more than one schema. An object that is a variant of a union has the tag
/// of the union there and not elsewhere; and what must be present may differ between requests and
/// responses. Each of these is a *form*. Names are given when all uses are known:
///
/// - the only form of a component has its name;
/// - a tagged form beside others has the name of the union before it: `ShapeCircle`;
/// - where input and output differ and both are used, the input has `Input` after it.
///
/// Call [#use] for every schema, then [#settle], then the rest. For one thread.
final class Components {
  /// A component, or a component with a tag in front.
  ///
  /// @param name the name of the component
  /// @param tag the member that tells variants apart, empty when it is not a variant
  /// @param value the text of that member
  record Form(String name, String tag, String value) {
    boolean isTagged() {
      return !tag.isEmpty();
    }
  }

  /// A named schema of the document.
  record Definition(Schema schema, Direction direction) {}

  private static final class Node {
    final Schema schema;
    final String union;
    final Set<Direction> uses = EnumSet.noneOf(Direction.class);
    final Set<Form> references = new LinkedHashSet<>();
    boolean differs;

    Node(Schema schema, String union) {
      this.schema = schema;
      this.union = union;
    }
  }

  private final Map<String, SchemaComponent> components = new HashMap<>();
  private final Map<Form, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Definition> definitions = new TreeMap<>();
  private final Map<Form, Map<Direction, String>> names = new HashMap<>();

  /// Notes that a schema, and all it refers to, is used in a direction.
  void use(Schema schema, Direction direction) {
    visit(schema, direction, "", new LinkedHashSet<>());
  }

  private void visit(Schema schema, Direction direction, String owner, Set<Form> references) {
    switch (schema.shape()) {
      case SchemaShape.Any() -> {}
      case SchemaShape.Scalar(String type) -> {}
      case SchemaShape.JsonText(Schema content) -> visit(content, direction, owner, references);
      case SchemaShape.Array(Schema items) -> visit(items, direction, owner, references);
      case SchemaShape.Dictionary(Schema keys, Schema values) -> {
        visit(keys, direction, owner, references);
        visit(values, direction, owner, references);
      }
      case SchemaShape.Structure(List<SchemaShape.Property> properties, boolean closed) ->
          properties.forEach(p -> visit(p.schema(), direction, owner, references));
      case SchemaShape.Reference(SchemaComponent component) ->
          visit(component, plain(component), direction, "", references);
      case SchemaShape.Union(boolean exclusive, List<Schema> members) ->
          members.forEach(member -> visit(member, direction, owner, references));
      case SchemaShape.Tagged(String tag, Map<String, SchemaComponent> variants) ->
          variants.forEach((value, component) ->
              visit(component, tagged(component, tag, value), direction, owner, references));
    }
  }

  private void visit(
      SchemaComponent component,
      Form form,
      Direction direction,
      String union,
      Set<Form> references) {
    references.add(form);
    NameCheck.take(components, component);
    Node node = nodes.get(form);
    if (node == null) {
      node = new Node(definition(component, form), union);
      nodes.put(form, node);
    }
    if (node.uses.add(direction)) {
      visit(node.schema, direction, component.name(), node.references);
    }
  }

  static Form plain(SchemaComponent component) {
    return new Form(component.name(), "", "");
  }

  static Form tagged(SchemaComponent component, String tag, String value) {
    return new Form(component.name(), tag, value);
  }

  private static Schema definition(SchemaComponent component, Form form) {
    Schema schema = component.definition().get();
    return form.isTagged() && schema.shape() instanceof SchemaShape.Structure structure
        ? schema.withShape(tagged(structure, form))
        : schema;
  }

  /// The object with the tag in front, in place of a member of that name if there is one.
  private static SchemaShape.Structure tagged(SchemaShape.Structure structure, Form form) {
    List<SchemaShape.Property> properties = new ArrayList<>();
    Schema tag = Schema.string().constant(form.value());
    properties.add(new SchemaShape.Property(form.tag(), tag, true, true));
    for (SchemaShape.Property property : structure.properties()) {
      if (!property.name().equals(form.tag())) {
        properties.add(property);
      }
    }
    return new SchemaShape.Structure(List.copyOf(properties), structure.closed());
  }

  /// Gives names, when all uses are known.
  void settle() {
    for (Node node : nodes.values()) {
      node.differs = differsItself(node.schema);
    }
    spreadDifferences();
    Map<String, Integer> forms = new HashMap<>();
    nodes.keySet().forEach(form -> forms.merge(form.name(), 1, Integer::sum));
    Set<String> taken = new HashSet<>(components.keySet());
    List<Form> order = new ArrayList<>(nodes.keySet());
    order.sort(
        Comparator.comparing(Form::name).thenComparing(Form::tag).thenComparing(Form::value));
    for (Form form : order) {
      Node node = node(form);
      boolean only = Objects.equals(forms.get(form.name()), 1);
      String base =
          only || !form.isTagged()
              ? form.name()
              : free((node.union.isEmpty() ? "Tagged" : node.union) + form.name(), taken);
      name(form, node, base, taken);
    }
  }

  private void name(Form form, Node node, String base, Set<String> taken) {
    Map<Direction, String> byDirection = new HashMap<>();
    if (node.differs && node.uses.size() == 2) {
      byDirection.put(Direction.OUTPUT, base);
      byDirection.put(Direction.INPUT, free(base + "Input", taken));
    } else {
      node.uses.forEach(direction -> byDirection.put(direction, base));
    }
    names.put(form, byDirection);
    byDirection.forEach(
        (direction, name) -> definitions.put(name, new Definition(node.schema, direction)));
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  private static boolean differsItself(Schema schema) {
    return switch (schema.shape()) {
      case SchemaShape.JsonText(Schema content) -> differsItself(content);
      case SchemaShape.Array(Schema items) -> differsItself(items);
      case SchemaShape.Dictionary(Schema keys, Schema values) -> differsItself(values);
      case SchemaShape.Structure(List<SchemaShape.Property> properties, boolean closed) ->
          properties.stream()
              .anyMatch(
                  p -> p.requiredOnInput() != p.requiredOnOutput() || differsItself(p.schema()));
      case SchemaShape.Union(boolean exclusive, List<Schema> members) ->
          members.stream().anyMatch(Components::differsItself);
      default -> false;
    };
  }

  /// What refers to something that differs between the directions differs too.
  private void spreadDifferences() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Node node : nodes.values()) {
        if (!node.differs && node.references.stream().anyMatch(form -> node(form).differs)) {
          node.differs = true;
          changed = true;
        }
      }
    }
  }

  /// The name of a form where it is used in a direction.
  String name(Form form, Direction direction) {
    return Objects.requireNonNull(Objects.requireNonNull(names.get(form)).get(direction));
  }

  /// The schema of a form.
  Schema schema(Form form) {
    return node(form).schema;
  }

  private Node node(Form form) {
    return Objects.requireNonNull(nodes.get(form));
  }

  /// All named schemas, sorted by name.
  Map<String, Definition> definitions() {
    return definitions;
  }
}
