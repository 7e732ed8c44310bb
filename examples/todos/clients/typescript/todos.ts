// Calls every operation of the todos document with types made from it; `npm run check` compiles it.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Todo = components["schemas"]["Todo"];

const client = createClient<paths>({ baseUrl: "http://localhost:8000" });

export async function everyOperation(): Promise<Todo | undefined> {
  const added = await client.POST("/todos", {
    params: { query: { capacity: 10 } },
    body: { title: "tea", due: "2026-12-24" },
  });
  if (added.error) {
    // The error contract is typed too: every violation has a code and a detail.
    const codes: string[] = (added.error.errors ?? []).map((violation) => violation.code);
    throw new Error(`${added.error.status}: ${codes.join()}`);
  }
  const todo: Todo = added.data;
  const due: string | null = todo.due; // always there in an answer, and perhaps null

  await client.GET("/todos", { params: { query: { limit: 20, q: due ?? "tea" } } });
  await client.PATCH("/todos/{id}", {
    params: { path: { id: todo.id } },
    body: { due: null, done: true },
  });

  // @ts-expect-error a title is required
  await client.POST("/todos", { body: { due: null } });
  // @ts-expect-error a limit is a number
  await client.GET("/todos", { params: { query: { limit: "20" } } });

  await client.DELETE("/todos/{id}", { params: { path: { id: todo.id } } });
  return (await client.GET("/todos/{id}", { params: { path: { id: todo.id } } })).data;
}
