/// What the pages of FastAPI's tutorial show, in Serval: one class a page. The regions between `//
/// snippet: …` and `// end` are those of docs/guide/coming-from-fastapi.md.
@NullMarked
package fastapi.tutorial;

import org.jspecify.annotations.NullMarked;
