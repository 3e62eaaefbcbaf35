import { useEffect, useRef } from 'preact/hooks';
import type { Turn } from '../api/types';
import { useTexts } from '../text';
import { duration } from '../text/format';

interface Props {
  turns: Turn[];
  restaurant: string;
  marked: readonly number[];
  isLive: boolean;
  onMark: (turn: number | null) => void;
}

/** What both said, turn by turn. While the call lasts the latest turn is kept in view, unless the reader has scrolled up. */
export function Transcript({ turns, restaurant, marked, isLive, onMark }: Props) {
  const t = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (isLive && isAtEnd.current && list.current) {
      list.current.scrollTop = list.current.scrollHeight;
    }
  }, [turns, isLive]);
  useEffect(() => {
    // Only the list scrolls, not the page: what is pointed at stays under the pointer.
    const turn = marked[0] === undefined ? null : list.current?.querySelector<HTMLElement>(`#turn-${marked[0]}`);
    if (turn && list.current) {
      const { scrollTop, clientHeight } = list.current;
      if (turn.offsetTop < scrollTop || turn.offsetTop + turn.offsetHeight > scrollTop + clientHeight) {
        list.current.scrollTop = turn.offsetTop - clientHeight / 3;
      }
    }
  }, [marked]);
  if (turns.length === 0) {
    return <p class="hint">{isLive ? t.call.noWordsYet : t.call.noWords}</p>;
  }
  return (
    <div
      ref={list}
      class="transcript"
      role="log"
      aria-label={t.call.transcript}
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 60;
      }}
    >
      <ol>
        {turns.map((turn) => (
          <li
            key={turn.number}
            id={`turn-${turn.number}`}
            class={`turn ${turn.speaker}${marked.includes(turn.number) ? ' marked' : ''}`}
            onMouseEnter={() => onMark(turn.number)}
            onMouseLeave={() => onMark(null)}
          >
            <span class="who">
              {turn.speaker === 'agent' ? 'Concierge' : restaurant}
              <time>{duration(turn.at_seconds)}</time>
              <span class="turn-number">{t.call.turn(turn.number)}</span>
            </span>
            <p>
              {turn.text}
              {turn.interrupted && <span class="cut-mark">{t.call.interrupted}</span>}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
