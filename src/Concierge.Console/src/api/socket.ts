import { reconnectDelay } from './eventStream';
import { get, socketAddress } from './http';

export interface SocketHandlers {
  onText: (message: Record<string, unknown>) => void;
  onBinary: (message: Uint8Array) => void;
  onOpen?: (isOpen: boolean) => void;
}

/** A WebSocket to this server that is opened again when it breaks, until it is closed. */
export class Socket {
  private socket: WebSocket | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(
    private readonly path: string,
    private readonly handlers: SocketHandlers,
  ) {
    this.connect();
  }

  /** Sends a message, if the connection is open. Returns whether it is. */
  send(message: object | Uint8Array<ArrayBuffer>): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(message instanceof Uint8Array ? message : JSON.stringify(message));
    return true;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private connect(): void {
    const socket = new WebSocket(socketAddress(this.path));
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      this.failures = 0;
      this.handlers.onOpen?.(true);
    };
    socket.onmessage = (message: MessageEvent<string | ArrayBuffer>) => {
      if (typeof message.data === 'string') {
        this.handlers.onText(JSON.parse(message.data) as Record<string, unknown>);
      } else {
        this.handlers.onBinary(new Uint8Array(message.data));
      }
    };
    socket.onclose = () => {
      this.handlers.onOpen?.(false);
      this.failures += 1;
      if (this.failures === 2 && !this.isClosed) {
        // A refused WebSocket does not say why: the session may have ended, which this request finds out.
        get('/console/session').catch(() => undefined);
      }
      if (!this.isClosed) {
        this.timer = setTimeout(() => this.connect(), reconnectDelay(this.failures));
      }
    };
  }
}
