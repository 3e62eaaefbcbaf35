// A bridge to the design of Twilio's public Node sample for the OpenAI Realtime API (speech-assistant-openai-realtime-api-node),
// written anew: fastify with its WebSocket plugin, one `ws` client for each call, JSON.parse and JSON.stringify of every message,
// one `clear` and one truncation by Twilio's timestamps when the callee speaks up. The events have their GA names; its logging of
// events is left out, so that it is measured at its best.
import Fastify from 'fastify';
import formBody from '@fastify/formbody';
import webSocket from '@fastify/websocket';
import WebSocket from 'ws';

const { PORT, OPENAI_WS, OPENAI_API_KEY } = process.env;
const app = Fastify();
await app.register(formBody);
await app.register(webSocket);

app.all('/incoming-call', async (request, reply) => {
  reply.type('text/xml').send(`<Response><Connect><Stream url="wss://${request.headers.host}/media-stream" /></Connect></Response>`);
});

app.register(async (scope) => {
  scope.get('/media-stream', { websocket: true }, (telephone) => {
    let streamSid = null;
    let newestTimestamp = 0;
    let speakingItem = null;
    let answerBegan = null;
    let marks = [];

    const model = new WebSocket(OPENAI_WS, { headers: { Authorization: `Bearer ${OPENAI_API_KEY}` } });
    const tellModel = (event) => model.send(JSON.stringify(event));
    const tellTelephone = (event) => telephone.send(JSON.stringify(event));

    const configure = () => tellModel({
      type: 'session.update',
      session: {
        type: 'realtime',
        model: 'gpt-realtime',
        output_modalities: ['audio'],
        audio: {
          input: { format: { type: 'audio/pcmu' }, turn_detection: { type: 'server_vad' } },
          output: { format: { type: 'audio/pcmu' }, voice: 'alloy' },
        },
        instructions: 'You book a table in a restaurant.',
      },
    });

    const interrupted = () => {
      if (marks.length === 0 || answerBegan === null) {
        return;
      }

      if (speakingItem) {
        tellModel({ type: 'conversation.item.truncate', item_id: speakingItem, content_index: 0, audio_end_ms: newestTimestamp - answerBegan });
      }

      tellTelephone({ event: 'clear', streamSid });
      marks = [];
      speakingItem = null;
      answerBegan = null;
    };

    // The sample waits so long before it configures the session.
    model.on('open', () => setTimeout(configure, 100));
    model.on('error', (error) => console.error('model:', error.message));
    model.on('message', (data) => {
      const event = JSON.parse(data);
      if (event.type === 'response.output_audio.delta' && event.delta) {
        tellTelephone({ event: 'media', streamSid, media: { payload: event.delta } });
        answerBegan ??= newestTimestamp;
        speakingItem = event.item_id ?? speakingItem;
        if (streamSid) {
          tellTelephone({ event: 'mark', streamSid, mark: { name: 'responsePart' } });
          marks.push('responsePart');
        }
      } else if (event.type === 'input_audio_buffer.speech_started') {
        interrupted();
      }
    });

    telephone.on('message', (data) => {
      const message = JSON.parse(data);
      switch (message.event) {
        case 'media':
          newestTimestamp = message.media.timestamp;
          if (model.readyState === WebSocket.OPEN) {
            tellModel({ type: 'input_audio_buffer.append', audio: message.media.payload });
          }
          break;
        case 'start':
          streamSid = message.start.streamSid;
          answerBegan = null;
          newestTimestamp = 0;
          break;
        case 'mark':
          marks.shift();
          break;
      }
    });
    telephone.on('close', () => model.close());
  });
});

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
