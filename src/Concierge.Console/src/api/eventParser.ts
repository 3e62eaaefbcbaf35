export interface ServerEvent {
  name: string;
  data: string;
  id: string | null;
}

/** Reads server-sent events from pieces of text (html.spec.whatwg.org, "Server-sent events"). */
export class EventParser {
  private rest = '';
  private name = '';
  private data: string[] = [];
  private id: string | null = null;

  /** The events that end in this piece. */
  read(piece: string): ServerEvent[] {
    this.rest += piece;
    const events: ServerEvent[] = [];
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(this.rest);
      if (!end) {
        return events;
      }
      const line = this.rest.slice(0, end.index);
      this.rest = this.rest.slice(end.index + end[0].length);
      const event = this.readLine(line);
      if (event) {
        events.push(event);
      }
    }
  }

  private readLine(line: string): ServerEvent | null {
    if (line === '') {
      const event = this.data.length > 0 ? { name: this.name || 'message', data: this.data.join('\n'), id: this.id } : null;
      this.name = '';
      this.data = [];
      this.id = null;
      return event;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.name = value;
    } else if (field === 'data') {
      this.data.push(value);
    } else if (field === 'id') {
      this.id = value;
    }
    return null;
  }
}
