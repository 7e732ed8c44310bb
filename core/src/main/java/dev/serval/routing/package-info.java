/// Finds the route for a method and a path. Its door is [dev.serval.routing.Router]; templates are
/// read by [dev.serval.routing.PathTemplate], which the annotation processor uses too. It must not
/// know what a route does: no request, no response, no application.
package dev.serval.routing;
