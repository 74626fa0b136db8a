import type { Role } from '@gym-it/contracts'
import { matchLabel } from './match-label.ts'
import { momentText } from './moment-text.ts'
import type { TextParameters, Wording } from './texts.ts'

const roleNames: Readonly<Record<Role, string>> = { member: 'член клуба', trainer: 'тренер', admin: 'администратор' }

const because = (reason: string | undefined) => (reason ? ` Причина: ${reason}` : '')

const where = ({ tournament, match }: { readonly tournament: string; readonly match: string }) =>
  `${tournament}, ${matchLabel(match, 'ru')}`

type Result = TextParameters['match.won']

const ways: Readonly<Record<Result['outcome'], string>> = {
  played: '',
  draw: '',
  walkover: ' Это была техническая победа.',
  no_show: ' Одна сторона не явилась.',
  retired: ' Одна сторона не смогла продолжить.',
  disqualified: ' Одна сторона дисквалифицирована.',
  double_loss: ' Обоим засчитано поражение.',
  void: ' Матч не засчитывается.',
}

const result = (title: string, said: string) => (given: Result) => ({
  title: given.is_correction ? `Исправлено: ${title.toLowerCase()}` : title,
  message: `${where(given)}: ${said}. Соперник: ${given.opponent}${given.score ? `, счёт ${given.score}` : ''}.${ways[given.outcome]}`,
})

/** What people are told, in Russian. */
export const russian: Wording = {
  'account.approved': ({ reason }) => ({
    title: 'Вас одобрили',
    message: `Администратор открыл вам доступ.${because(reason)}`,
  }),
  'account.approval_withdrawn': ({ reason }) => ({
    title: 'Ваше одобрение отозвано',
    message: `Вы не сможете войти, пока администратор не одобрит вас снова.${because(reason)}`,
  }),
  'account.banned': ({ until, reason }) => ({
    title: 'Вы заблокированы',
    message: until
      ? `Вы не сможете войти до этого времени: ${momentText(until, 'ru')}.${because(reason)}`
      : `Вы не сможете войти, пока администратор не снимет блокировку.${because(reason)}`,
  }),
  'account.unbanned': ({ by_itself, reason }) => ({
    title: 'Блокировка снята',
    message: `${by_itself ? 'Срок блокировки истёк' : 'Администратор снял блокировку'}. Вы снова можете войти.${because(reason)}`,
  }),
  'account.role_changed': ({ role }) => ({
    title: 'Ваша роль изменилась',
    message: `Теперь вы ${roleNames[role]}. Войдите снова, чтобы роль заработала.`,
  }),
  'entry.approved': ({ tournament }) => ({
    title: 'Ваша заявка принята',
    message: `Вы участвуете в турнире «${tournament}».`,
  }),
  'entry.moved_up': ({ tournament }) => ({
    title: 'Для вас освободилось место',
    message: `Вы участвуете в турнире «${tournament}»: ваша очередь в листе ожидания подошла.`,
  }),
  'entry.refused': ({ tournament }) => ({
    title: 'Ваша заявка отклонена',
    message: `Вы не участвуете в турнире «${tournament}». Если это ошибка, обратитесь к тренеру.`,
  }),
  'entry.withdrawn': ({ tournament }) => ({
    title: 'Вы сняты с турнира',
    message: `Тренер снял вас с турнира «${tournament}».`,
  }),
  'entry.disqualified': ({ tournament }) => ({
    title: 'Вы дисквалифицированы',
    message: `Вы больше не участвуете в турнире «${tournament}». Причину спросите у тренера.`,
  }),
  'entry.reinstated': ({ tournament }) => ({
    title: 'Вы снова участвуете',
    message: `Вы снова участвуете в турнире «${tournament}».`,
  }),
  'draw.published': given => ({
    title: 'Жеребьёвка проведена',
    message:
      given.opponent === undefined
        ? `${given.tournament}: посмотрите, кто ваш соперник.`
        : `${where(given)}: ваш первый соперник — ${given.opponent}.`,
  }),
  'draw.repeated': given => ({
    title: 'Жеребьёвка проведена заново',
    message:
      given.opponent === undefined
        ? `${given.tournament}: прежняя жеребьёвка больше не действует. Посмотрите, кто ваш соперник теперь.`
        : `${where(given)}: теперь ваш первый соперник — ${given.opponent}. Прежняя жеребьёвка больше не действует.`,
  }),
  'leaderboard.started': ({ tournament }) => ({
    title: 'Началось',
    message: `${tournament}: теперь принимаются результаты.`,
  }),
  'match.next': given => ({
    title: 'Следующий матч — ваш',
    message: `${where(given)}: ваш соперник — ${given.opponent}.${given.court ? ` Место: ${given.court}.` : ''}`,
  }),
  'match.called': given => ({
    title: given.court ? `Вас вызывают: ${given.court}` : 'Вас вызывают',
    message: `${where(given)}: сейчас ваш соперник — ${given.opponent}.`,
  }),
  'match.won': result('Вы победили', 'вы победили'),
  'match.lost': result('Вы проиграли', 'вы проиграли'),
  'match.drawn': result('Победителя нет', 'победителя нет'),
  'tournament.finished': ({ tournament, place }) => ({
    title: place === undefined ? 'Турнир окончен' : `Вы заняли ${place}-е место`,
    message:
      place === undefined
        ? `Турнир «${tournament}» завершён.`
        : `Турнир «${tournament}» завершён: вы заняли ${place}-е место.`,
  }),
  'webhook.deactivated': ({ host }) => ({
    title: 'Вебхук отключён',
    message: `${host} несколько дней не отвечает. Исправьте это, затем снова включите вебхук и отправьте пропущенное ещё раз.`,
  }),
}
