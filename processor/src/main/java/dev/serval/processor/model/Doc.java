package dev.serval.processor.model;

import java.util.Map;

/// What a doc comment says, as Markdown.
///
/// @param summary the first sentence, empty when there is no comment
/// @param description all of it but block tags, empty when there is no comment
/// @param parameters the text of each `@param`
/// @param result the text of `@return`, empty when there is none
public record Doc(
    String summary, String description, Map<String, String> parameters, String result) {
  public static final Doc NONE = new Doc("", "", Map.of(), "");

  public Doc {
    parameters = Map.copyOf(parameters);
  }

  /// What is said about a parameter or record component, empty when nothing is.
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
