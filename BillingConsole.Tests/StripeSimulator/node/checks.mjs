// One line a check: "ok NAME" or "not ok NAME: why". Usage: node checks.mjs http://127.0.0.1:PORT
import http from 'node:http';
import assert from 'node:assert/strict';
import Stripe from 'stripe';

const base = new URL(process.argv[2]);
const options = { host: base.hostname, port: base.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false };
const stripe = new Stripe('sk_test_simulator', options);
const mark = Date.now().toString(36);

const deliveries = [];
const receiver = http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part)).on('end', () => {
    deliveries.push({ body: Buffer.concat(parts), signature: request.headers['stripe-signature'] });
    response.end();
  });
});
await new Promise(ready => receiver.listen(0, '127.0.0.1', ready));
const receiverUrl = `http://127.0.0.1:${receiver.address().port}/hook`;

async function check(name, act) {
  try {
    await act();
    console.log(`ok ${name}`);
  } catch (failure) {
    console.log(`not ok ${name}: ${String(failure.message).replaceAll('\n', ' ')}`);
  }
}

async function fails(act, type, more = {}) {
  const failure = await act().then(() => assert.fail('it was accepted'), error => error);
  assert.equal(failure.type, type);
  for (const [name, value] of Object.entries(more)) assert.equal(failure[name], value, name);
  assert.match(failure.requestId ?? '', /^req_/);
}

const until = async (act, what) => {
  for (let tries = 0; tries < 100; tries++) {
    const found = await act();
    if (found) return found;
    await new Promise(later => setTimeout(later, 100));
  }
  assert.fail(`${what} did not come`);
};

async function payAt(url, number) {
  const form = new URLSearchParams({ number, email: 'payer@x.io', name: 'Pat Payer' });
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' });
}

const newSession = (customer, amount, more = {}) => stripe.checkout.sessions.create({
  mode: 'payment', customer, success_url: 'https://shop.example/thanks?s={CHECKOUT_SESSION_ID}',
  line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: amount, product_data: { name: 'Invoice INV-7' } } }],
  metadata: { request: mark }, payment_intent_data: { metadata: { request: mark } }, ...more,
});

const endpoint = await stripe.webhookEndpoints.create({ url: receiverUrl, enabled_events: ['*'], api_version: '2026-10-28.endive' });

await check('account', async () => assert.match((await stripe.accounts.retrieve()).id, /^acct_/));

let ada;
await check('customer-create', async () => {
  ada = await stripe.customers.create({ name: 'Ada', email: `ada+${mark}@x.io`, phone: '1', address: { line1: '1 Main', country: 'US' }, preferred_locales: ['en', 'fr'], metadata: { crm: '7' } });
  assert.match(ada.id, /^cus_/);
  assert.equal(ada.address.line1, '1 Main');
  assert.deepEqual(ada.preferred_locales, ['en', 'fr']);
  assert.equal(ada.livemode, false);
});

await check('customer-update-unsets-and-merges', async () => {
  const changed = await stripe.customers.update(ada.id, { phone: '', metadata: { crm: '', owner: 'sam' } });
  assert.equal(changed.phone, null);
  assert.deepEqual(changed.metadata, { owner: 'sam' });
  assert.equal(changed.name, 'Ada');
});

await check('customer-delete-leaves-a-stub', async () => {
  const gone = await stripe.customers.create({ name: 'Gone' });
  assert.equal((await stripe.customers.del(gone.id)).deleted, true);
  assert.deepEqual(Object.keys(await stripe.customers.retrieve(gone.id)).filter(k => k !== 'lastResponse').sort(), ['deleted', 'id', 'object']);
  await fails(() => stripe.customers.update(gone.id, { name: 'x' }), 'StripeInvalidRequestError', { statusCode: 404 });
});

await check('list-auto-pagination', async () => {
  const email = `many+${mark}@x.io`;
  for (let i = 0; i < 7; i++) await stripe.customers.create({ name: `Many ${i}`, email });
  const names = [];
  for await (const customer of stripe.customers.list({ email, limit: 3 })) names.push(customer.name);
  assert.deepEqual(names, ['Many 6', 'Many 5', 'Many 4', 'Many 3', 'Many 2', 'Many 1', 'Many 0']);
  assert.equal((await stripe.customers.list({ email: email.toUpperCase() })).data.length, 0);
});

await check('list-ending-before', async () => {
  const email = `many+${mark}@x.io`;
  const all = (await stripe.customers.list({ email, limit: 10 })).data;
  const page = await stripe.customers.list({ email, limit: 2, ending_before: all[4].id });
  assert.deepEqual(page.data.map(c => c.name), [all[2].name, all[3].name]);
  assert.equal(page.has_more, true);
});

await check('search', async () => {
  const found = await stripe.customers.search({ query: `email:'ada+${mark}@x.io'` });
  assert.equal(found.object, 'search_result');
  assert.equal(found.data[0].id, ada.id);
});

await check('idempotency-replays-and-refuses-another-body', async () => {
  const key = `key-${mark}`;
  const first = await stripe.customers.create({ name: 'Once' }, { idempotencyKey: key });
  const again = await stripe.customers.create({ name: 'Once' }, { idempotencyKey: key });
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  await fails(() => stripe.customers.create({ name: 'Twice' }, { idempotencyKey: key }), 'StripeIdempotencyError', { statusCode: 400 });
});

await check('error-unknown-parameter', () => fails(() => stripe.customers.create({ foo: 'bar' }), 'StripeInvalidRequestError', { code: 'parameter_unknown', param: 'foo' }));
await check('error-missing-resource', () => fails(() => stripe.customers.retrieve('cus_none'), 'StripeInvalidRequestError', { code: 'resource_missing', statusCode: 404, param: 'id' }));
await check('error-email', () => fails(() => stripe.customers.create({ email: 'nobody' }), 'StripeInvalidRequestError', { code: 'email_invalid' }));
await check('error-key', () => fails(() => new Stripe('sk_test_wrong', options).customers.list(), 'StripeAuthenticationError', { statusCode: 401 }));
await check('error-permission', () => fails(() => new Stripe('rk_test_simulator_read', options).customers.create({ name: 'x' }), 'StripePermissionError', { statusCode: 403 }));
await check('error-amount-too-small', () => fails(() => newSession(ada.id, 10), 'StripeInvalidRequestError', { code: 'amount_too_small' }));

let paid;
await check('session-pay-and-expand', async () => {
  const session = await newSession(ada.id, 25000);
  assert.equal(session.payment_intent, null);
  assert.equal(session.line_items, undefined);
  const answer = await payAt(session.url, '4242424242424242');
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get('location'), `https://shop.example/thanks?s=${session.id}`);
  paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] });
  assert.equal(paid.status, 'complete');
  assert.equal(paid.payment_status, 'paid');
  assert.equal(paid.url, null);
  assert.equal(paid.payment_intent.amount_received, 25000);
  assert.equal(paid.payment_intent.metadata.request, mark);
  assert.equal(paid.payment_intent.latest_charge.object, 'charge');
  assert.equal(paid.line_items.data.length, 1);
});

await check('session-declined-then-paid', async () => {
  const session = await newSession(ada.id, 5000);
  assert.match(await (await payAt(session.url, '4000000000000002')).text(), /declined/i);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open');
  await payAt(session.url, '4242424242424242');
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid');
});

await check('session-three-d-secure', async () => {
  const session = await newSession(ada.id, 5000);
  assert.match(await (await payAt(session.url, '4000000000003220')).text(), /3-D Secure/);
  await fetch(`${session.url}/authenticate`, { method: 'POST', body: new URLSearchParams({ passed: 'true' }), redirect: 'manual' });
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid');
});

await check('session-expire-only-while-open', async () => {
  const session = await newSession(ada.id, 5000);
  assert.equal((await stripe.checkout.sessions.expire(session.id)).status, 'expired');
  await fails(() => stripe.checkout.sessions.expire(session.id), 'StripeInvalidRequestError', { statusCode: 400 });
  assert.equal((await fetch(session.url)).status, 410);
});

await check('session-processing-later', async () => {
  const session = await newSession(ada.id, 7000);
  await payAt(session.url, '000123456789');
  const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  assert.deepEqual([waiting.status, waiting.payment_status, waiting.payment_intent.status], ['complete', 'unpaid', 'processing']);
});

await check('refund-in-parts', async () => {
  const intent = paid.payment_intent.id;
  const part = await stripe.refunds.create({ payment_intent: intent, amount: 10000 });
  assert.equal(part.status, 'succeeded');
  await fails(() => stripe.refunds.create({ payment_intent: intent, amount: 20000 }), 'StripeInvalidRequestError', { statusCode: 400 });
  await stripe.refunds.create({ payment_intent: intent });
  await fails(() => stripe.refunds.create({ payment_intent: intent }), 'StripeInvalidRequestError', { code: 'charge_already_refunded' });
  assert.equal((await stripe.refunds.list({ payment_intent: intent })).data.length, 2);
});

await check('events-in-order', async () => {
  const types = [];
  for await (const event of stripe.events.list({ types: ['customer.created', 'customer.updated'], limit: 50 })) if (event.data.object.id === ada.id) types.push([event.type, event.data.previous_attributes ?? null]);
  assert.deepEqual(types, [['customer.updated', { metadata: { crm: '7', owner: null }, phone: '1' }], ['customer.created', null]]);
});

await check('webhooks-are-signed', async () => {
  const delivered = await until(() => deliveries.find(d => d.body.includes('customer.created') && d.body.includes(ada.id)), 'the delivery');
  const event = stripe.webhooks.constructEvent(delivered.body, delivered.signature, endpoint.secret);
  assert.equal(event.type, 'customer.created');
  assert.equal(event.api_version, '2026-10-28.endive');
  assert.throws(() => stripe.webhooks.constructEvent(delivered.body, delivered.signature, 'whsec_other'), { type: 'StripeSignatureVerificationError' });
});

await check('signature-vector', async () => {
  const header = stripe.webhooks.generateTestHeaderString({ payload: '{"id":"evt_vec"}', secret: 'whsec_vector', timestamp: 1700000000 });
  assert.equal(header, 't=1700000000,v1=d0311467b4614d3d4c9533a7518321b6f87e6c3e725a6dabeee9a54d9b8ec1d5');
});

await check('receiver-takes-a-generated-header', async () => {
  const payload = JSON.stringify({ id: `evt_${mark}`, object: 'event', api_version: '2026-10-28.endive', created: 1700000000, livemode: false, type: 'invoice.paid', data: { object: { id: 'in_1', object: 'invoice' } }, request: null });
  const tell = async (body, secret) => (await fetch(new URL('/stripe/webhook', base), { method: 'POST', body, headers: { 'content-type': 'application/json', 'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload, secret }) } })).status;
  assert.equal(await tell(payload, 'whsec_simulator'), 200);
  assert.equal(await tell(payload.replace('in_1', 'in_2'), 'whsec_simulator'), 400);
  assert.equal(await tell(payload, 'whsec_other'), 400);
});

await stripe.webhookEndpoints.del(endpoint.id);
receiver.close();
