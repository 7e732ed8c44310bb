/// Whether an application is alive, and whether it wants requests: two routes for whoever runs it.
///
/// The door is [dev.serval.health.Health], which is mounted like any routes. It must not know what
/// it checks: a check is an action of the program that fails or does not.
package dev.serval.health;
