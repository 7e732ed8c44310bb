/// The RealWorld application “Conduit” on PostgreSQL: users, profiles, articles, comments, tags.
/// One resource class for each part of the API, one store with the SQL of it; [conduit.ConduitApp]
/// puts them together.
@NullMarked
package conduit;

import org.jspecify.annotations.NullMarked;
