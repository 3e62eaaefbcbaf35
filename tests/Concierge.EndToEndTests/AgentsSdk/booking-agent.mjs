// A program that books a table by telephone with OpenAI's agents SDK, as the SDK's documentation shows it: a RealtimeAgent with two tools, a
// RealtimeSession, and TwilioRealtimeTransportLayer between Twilio's media stream and the model. It knows nothing of a rehearsal: only the
// addresses and the keys are those of the stand-ins. It places one call, prints what happens as lines of JSON, and ends with the call.
import Fastify from 'fastify';
import formBody from '@fastify/formbody';
import webSocket from '@fastify/websocket';
import { setTracingDisabled } from '@openai/agents';
import { RealtimeAgent, RealtimeSession, tool } from '@openai/agents/realtime';
import { TwilioRealtimeTransportLayer } from '@openai/agents-extensions';
import { z } from 'zod';

const settings = process.env;
const calls = `${settings.TWILIO_BASE_URL}/2010-04-01/Accounts/${settings.TWILIO_ACCOUNT_SID}/Calls`;
const farewellMs = 3000;

const print = (event, data = {}) => console.log(JSON.stringify({ event, ...data }));

async function sendToTwilio(address, fields) {
  const credentials = Buffer.from(`${settings.TWILIO_ACCOUNT_SID}:${settings.TWILIO_AUTH_TOKEN}`).toString('base64');
  const answer = await fetch(address, { method: 'POST', headers: { Authorization: `Basic ${credentials}` }, body: new URLSearchParams(fields) });
  if (!answer.ok) {
    throw new Error(`Twilio answered ${answer.status}: ${await answer.text()}`);
  }

  return answer.json();
}

let callSid;
let session;
let endStream;
const streamEnded = new Promise((resolve) => { endStream = resolve; });

const reportOutcome = tool({
  name: 'report_outcome',
  description: 'Report the outcome once the restaurant has agreed or refused.',
  parameters: z.object({
    outcome: z.string(),
    confirmation_number: z.string().nullable(),
    date: z.string().nullable(),
    time: z.string().nullable(),
    party_size: z.number().nullable(),
    name: z.string().nullable(),
    notes: z.string().nullable(),
  }),
  execute: async (report) => {
    print('report', { report });
    return JSON.stringify({ accepted: true });
  },
});
const endCall = tool({
  name: 'end_call',
  description: 'Hang up after the farewell.',
  parameters: z.object({}),
  execute: async () => {
    print('end_call');
    setTimeout(() => sendToTwilio(`${calls}/${callSid}.json`, { Status: 'completed' }).catch((error) => print('error', { error: String(error) })), farewellMs);
    return JSON.stringify({ ok: true });
  },
});

setTracingDisabled(true);
const agent = new RealtimeAgent({ name: 'Booking agent', instructions: settings.INSTRUCTIONS, tools: [reportOutcome, endCall] });
const app = Fastify();
await app.register(formBody);
await app.register(webSocket);

app.post('/twiml', async (_, reply) => {
  reply.type('text/xml');
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Connect><Stream url="wss://${settings.PUBLIC_DOMAIN}/media" /></Connect></Response>`;
});

app.post('/status', async (request) => {
  print('status', { status: request.body.CallStatus });
  if (request.body.CallStatus === 'completed') {
    await streamEnded;
    const turns = session?.history.filter((item) => item.type === 'message') ?? [];
    print('history', { turns: turns.map(({ role, content }) => ({ role, text: content.map((part) => part.transcript ?? part.text ?? '').join(' ') })) });
    setImmediate(() => process.exit());
  }

  return '';
});

app.register(async (scope) => {
  scope.get('/media', { websocket: true }, async (telephone) => {
    telephone.on('close', () => endStream());
    const transport = new TwilioRealtimeTransportLayer({ twilioWebSocket: telephone });
    session = new RealtimeSession(agent, {
      transport,
      config: { audio: { input: { turnDetection: { type: 'server_vad', interruptResponse: true, createResponse: true } } } },
    });
    session.on('error', (error) => print('error', { error: JSON.stringify(error, (_, value) => (value instanceof Error ? value.message : value)) }));
    await session.connect({
      apiKey: settings.OPENAI_API_KEY,
      url: `${settings.OPENAI_BASE_URL.replace(/^http/, 'ws')}/realtime?model=${transport.currentModel}`,
    });
  });
});

await app.listen({ port: Number(settings.PORT), host: '127.0.0.1' });
const placed = await sendToTwilio(`${calls}.json`, {
  To: settings.CALLED_NUMBER,
  From: settings.TWILIO_PHONE_NUMBER,
  Url: `https://${settings.PUBLIC_DOMAIN}/twiml`,
  StatusCallback: `https://${settings.PUBLIC_DOMAIN}/status`,
});
callSid = placed.sid;
print('placed', { sid: placed.sid, status: placed.status });
