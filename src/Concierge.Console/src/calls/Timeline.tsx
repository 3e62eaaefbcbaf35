import { useEffect, useState } from 'preact/hooks';
import { useStore } from '../app/store';
import { BarMilliseconds } from '../audio/envelope';
import { useTexts } from '../text';
import { duration } from '../text/format';
import { turnSpans } from './callState';
import type { LiveCall } from './liveCall';
import { axisMarks, wavePath } from './wave';

const Columns = 360;
const MinSeconds = 20;

interface Props {
  call: LiveCall;
  marked: readonly number[];
  onMark: (turn: number | null) => void;
}

/** Both voices over time: the concierge above the line, the restaurant below it. */
export function Timeline({ call, marked, onMark }: Props) {
  const t = useTexts();
  const state = useStore(call.state);
  const isLive = state.answeredAt !== null && state.result === null;
  useRedraw(isLive);
  const now = call.sinceAnswer;
  const lastTurn = state.turns[state.turns.length - 1];
  const seconds = Math.max(MinSeconds, now ?? 0, call.envelope.seconds, (lastTurn?.at_seconds ?? 0) + 2);
  const spans = turnSpans(state.turns, isLive ? now : null);
  const percent = (at: number): string => `${Math.min(100, (at / seconds) * 100)}%`;
  const hasSound = !call.envelope.isEmpty;
  return (
    <figure class="timeline">
      <div class="lanes" role="img" aria-label={t.call.timelineLabel(state.turns.length, duration(now ?? seconds))}>
        {spans.map(({ turn, from, to }) => (
          <span
            key={turn.number}
            class={`block ${turn.speaker}${marked.includes(turn.number) ? ' marked' : ''}${turn.interrupted ? ' cut' : ''}`}
            style={{ left: percent(from), width: percent(to - from) }}
            onMouseEnter={() => onMark(turn.number)}
            onMouseLeave={() => onMark(null)}
          >
            {marked.includes(turn.number) && <i>{turn.number}</i>}
          </span>
        ))}
        {hasSound && (
          <svg viewBox="0 -100 1000 200" preserveAspectRatio="none" aria-hidden="true">
            <path
              class="wave agent"
              transform="scale(1 -1)"
              d={wavePath(call.envelope.bars.agent, BarMilliseconds / 1000, seconds, Columns)}
            />
            <path class="wave restaurant" d={wavePath(call.envelope.bars.restaurant, BarMilliseconds / 1000, seconds, Columns)} />
          </svg>
        )}
        <span class="lane-name agent">Concierge</span>
        <span class="lane-name restaurant">{call.view.value?.restaurant_name ?? t.call.restaurant}</span>
        {isLive && <span class="playhead" style={{ left: percent(now ?? 0) }} />}
      </div>
      <div class="axis" aria-hidden="true">
        <span style={{ left: '0' }}>0:00</span>
        {axisMarks(seconds).map((mark) => (
          <span key={mark} style={{ left: percent(mark) }}>
            {duration(mark)}
          </span>
        ))}
      </div>
      <figcaption>
        {state.turns.some((turn) => turn.interrupted) && <span class="legend cut">{t.call.interruption}</span>}
        {!hasSound && !isLive && state.turns.length > 0 && t.call.noSoundKept}
      </figcaption>
    </figure>
  );
}

/** Draws the component again five times a second while `isOn`. */
export function useRedraw(isOn: boolean, milliseconds = 200): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (isOn) {
      const timer = setInterval(() => redraw((count) => count + 1), milliseconds);
      return () => clearInterval(timer);
    }
    return undefined;
  }, [isOn, milliseconds]);
}
