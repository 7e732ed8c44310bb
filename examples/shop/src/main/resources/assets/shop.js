// Shows how many things are in the cart.
"use strict";

fetch("/v1/cart")
  .then((response) => response.json())
  .then((cart) => {
    const size = cart.items.reduce((sum, item) => sum + item.count, 0);
    document.getElementById("cart-size").textContent = size === 0 ? "" : `(${size})`;
  });
