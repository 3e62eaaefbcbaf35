// OpenAI's own Twilio transport as its documentation shows it: fastify, a RealtimeAgent in a RealtimeSession, and
// TwilioRealtimeTransportLayer from @openai/agents-extensions, with the address of the model replaced.
import Fastify from 'fastify';
import webSocket from '@fastify/websocket';
import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';
import { setTracingDisabled } from '@openai/agents';
import { TwilioRealtimeTransportLayer } from '@openai/agents-extensions';

const { PORT, OPENAI_WS, OPENAI_API_KEY } = process.env;
setTracingDisabled(true);
const agent = new RealtimeAgent({ name: 'Concierge', instructions: 'You book a table in a restaurant.' });
const app = Fastify();
await app.register(webSocket);

app.register(async (scope) => {
  scope.get('/media-stream', { websocket: true }, async (telephone) => {
    const transport = new TwilioRealtimeTransportLayer({ twilioWebSocket: telephone, url: OPENAI_WS });
    const session = new RealtimeSession(agent, {
      transport,
      config: { audio: { input: { turnDetection: { type: 'server_vad', interruptResponse: true, createResponse: true } } } },
    });
    session.on('error', (error) => console.error('session:', error));
    await session.connect({ apiKey: OPENAI_API_KEY, url: OPENAI_WS });
  });
});

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
