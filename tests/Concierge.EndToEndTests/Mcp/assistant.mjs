// An assistant without a model: it connects with the TypeScript SDK, and calls the tools that it is told on standard input, one line of JSON each:
// {"tool": "plan_call", "arguments": {...}, "guest": {"action": "accept", "content": {"agreed": true}}}. It prints each question to the guest, each progress
// and each result as a line of JSON. Without "guest" in the first line the client cannot ask.
// Arguments: the version of the SDK (v1, v2), then the address of /mcp and the key, or the program and its arguments.
import { createInterface } from 'node:readline';

const [version, target, ...rest] = process.argv.slice(2);
const print = (event, data = {}) => console.log(JSON.stringify({ event, ...data }));

async function load() {
  if (version === 'v2') {
    const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
    const { StdioClientTransport } = await import('@modelcontextprotocol/client/stdio');
    return { Client, StreamableHTTPClientTransport, StdioClientTransport, elicitation: 'elicitation/create' };
  }

  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
  const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
  const { ElicitRequestSchema } = await import('@modelcontextprotocol/sdk/types.js');
  return { Client, StreamableHTTPClientTransport, StdioClientTransport, elicitation: ElicitRequestSchema };
}

async function connect(canAsk, guest) {
  const sdk = await load();
  const client = new sdk.Client(
    { name: 'assistant', version: '1' },
    { capabilities: canAsk ? { elicitation: {} } : {}, versionNegotiation: { mode: version === 'v2' ? { pin: '2026-07-28' } : 'legacy' } });
  if (canAsk) {
    client.setRequestHandler(sdk.elicitation, request => {
      print('asked', { message: request.params.message });
      return guest.answer;
    });
  }

  const transport = target.startsWith('http')
    ? new sdk.StreamableHTTPClientTransport(new URL(target), { requestInit: { headers: { Authorization: `Bearer ${rest[0]}` } } })
    : new sdk.StdioClientTransport({ command: target, args: rest, env: process.env, stderr: 'inherit' });
  await client.connect(transport);
  return client;
}

async function call(client, { tool, arguments: given }) {
  // The first version's second argument is a schema, the second's are the options.
  const options = { onprogress: progress => print('progress', { message: progress.message }), timeout: 60_000 };
  const request = { name: tool, arguments: given };
  const result = version === 'v2' ? await client.callTool(request, options) : await client.callTool(request, undefined, options);
  print('result', { tool, isError: result.isError === true, data: result.structuredContent ?? JSON.parse(result.content[0].text) });
}

const guest = {};
let client;
for await (const line of createInterface({ input: process.stdin })) {
  const step = JSON.parse(line);
  guest.answer = step.guest;
  client ??= await connect('guest' in step, guest);
  if (step.tool === 'list') {
    // Listed tools have their results checked against their output schemas.
    print('tools', { names: (await client.listTools()).tools.map(tool => tool.name) });
  } else {
    await call(client, step);
  }
}

await client?.close();
