/// What users import: the application, its routes, requests and responses, and the annotations.
package dev.serval;
