package dev.serval.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.processor.model.Doc;
import org.junit.jupiter.api.Test;

/// How doc comments become the Markdown of an OpenAPI document.
final class DocReaderTest {

  @Test
  void takesTheFirstSentenceAsSummary() {
    Doc doc = DocReader.parse(" Lists todos,\n newest first. Up to e.g. 100.\n", false);

    assertThat(doc.summary()).isEqualTo("Lists todos, newest first.");
    assertThat(doc.description()).isEqualTo("Lists todos,\nnewest first. Up to e.g. 100.");
  }

  @Test
  void endsTheSummaryAtAnEmptyLine() {
    assertThat(DocReader.parse("Todos of one person\n\nMore.", true).summary())
        .isEqualTo("Todos of one person");
    assertThat(DocReader.parse("No end", true).summary()).isEqualTo("No end");
  }

  @Test
  void separatesBlockTags() {
    Doc doc =
        DocReader.parse(
            """
            A range.
            @param from where it starts,
              inclusive
            @param <T> of what
            @param alone
            @return the {@code length}
            @throws IllegalStateException never
            @see Range
            """,
            false);

    assertThat(doc.description()).isEqualTo("A range.");
    assertThat(doc.parameter("from")).isEqualTo("where it starts,\ninclusive");
    assertThat(doc.parameter("<T>")).isEqualTo("of what");
    assertThat(doc.parameter("alone")).isEmpty();
    assertThat(doc.parameter("to")).isEmpty();
    assertThat(doc.result()).isEqualTo("the `length`");
  }

  @Test
  void turnsTagsAndHtmlIntoMarkdown() {
    Doc doc =
        DocReader.parse(
            """
            Takes {@code Map<String, {x}>} or {@link java.util.List#of a list} or {@link #size()}.
            <p>Is <b>bold</b>, <i>slanted</i>, <code>code</code> &amp; 1 &lt; 2.<br>Next
            <ul>
              <li>one</li>
              <li>two</li>
            </ul>
            <span class="x">kept</span> {@literal <raw>} {@index word}
            """,
            false);

    assertThat(doc.description())
        .isEqualTo(
            """
            Takes `Map<String, {x}>` or a list or `size()`.

            Is **bold**, *slanted*, `code` & 1 < 2.
            Next
            - one
            - two

            kept `<raw>` word\
            """);
  }

  @Test
  void keepsMarkdownAsItIs() {
    Doc doc =
        DocReader.parse(
            """
            See [Todo#title()], [the text](https://example.org/) and [Todo].

            - item

              ```java
              @Get("/x")
              ```
            @param a one
            """,
            true);

    assertThat(doc.description())
        .isEqualTo(
            """
            See `Todo.title()`, [the text](https://example.org/) and `Todo`.

            - item

              ```java
              @Get("/x")
              ```\
            """);
    assertThat(doc.parameter("a")).isEqualTo("one");
  }

  @Test
  void saysNothingForABlankComment() {
    assertThat(DocReader.parse("   ", false)).isEqualTo(Doc.NONE);
  }
}
