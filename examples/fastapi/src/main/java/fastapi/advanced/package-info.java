/// What the pages of FastAPI's advanced user guide show, in Serval: one class a page. The regions
/// between `// snippet: …` and `// end` are those of docs/guide/coming-from-fastapi.md.
@NullMarked
package fastapi.advanced;

import org.jspecify.annotations.NullMarked;
