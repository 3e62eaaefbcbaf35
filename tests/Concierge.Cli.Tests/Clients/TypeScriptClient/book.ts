// A program of a client: it knows the API from the generated types only.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const api = createClient<paths>({
  baseUrl: process.env.SERVER!,
  headers: { Authorization: `Bearer ${process.env.KEY}` },
});

const plan = await api.POST("/plans", { body: { text: "Book a table at Luigi's for 4 tomorrow at 7pm" } });
if (!plan.data?.plan_id) {
  throw new Error(JSON.stringify(plan.error ?? plan.data));
}

const call = await api.POST("/calls", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { plan_id: plan.data.plan_id },
});
if (!call.data) {
  throw new Error(JSON.stringify(call.error));
}

const path = { call_id: call.data.call_id };
let status = await api.GET("/calls/{call_id}/status", { params: { path } });
while (status.data && !status.data.result) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  status = await api.GET("/calls/{call_id}/status", { params: { path } });
}

const bookings = await api.GET("/reservations", { params: { query: { limit: 10 } } });
const refused = await api.GET("/calls/{call_id}", { params: { path: { call_id: "nobody" } } });
const booking = bookings.data?.[0];
console.log(`${status.data?.result?.outcome} ${booking?.party_size} ${booking?.confirmation_number} ${refused.error?.code}`);
