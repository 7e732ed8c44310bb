package shop;

import dev.serval.Responds;

@Responds(429)
@Responds(value = 503, description = "Farther away than that of the class")
interface Limited {}
