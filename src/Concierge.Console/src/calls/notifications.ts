import { texts } from '../text';

export const canAskToNotify = (): boolean => typeof Notification !== 'undefined' && Notification.permission === 'default';

export const askToNotify = (): Promise<NotificationPermission> => Notification.requestPermission();

/** Shows a notification while the page is hidden, if the guest has allowed it. */
export function notify(kind: 'question' | 'ended', restaurant: string, text: string, callId: string): void {
  if (document.hidden && typeof Notification !== 'undefined' && Notification.permission === 'granted') {
    const shown = new Notification(texts().notification[kind](restaurant), { body: text, tag: callId });
    shown.onclick = () => {
      focus();
      location.hash = `#/calls/${callId}`;
      shown.close();
    };
  }
}
