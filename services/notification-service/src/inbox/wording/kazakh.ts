import type { Role } from '@gym-it/contracts'
import { matchLabel } from './match-label.ts'
import { momentText } from './moment-text.ts'
import type { TextParameters, Wording } from './texts.ts'

const roleNames: Readonly<Record<Role, string>> = {
  member: 'клуб мүшесісіз',
  trainer: 'жаттықтырушысыз',
  admin: 'әкімшісіз',
}

const because = (reason: string | undefined) => (reason ? ` Себебі: ${reason}` : '')

const where = ({ tournament, match }: { readonly tournament: string; readonly match: string }) =>
  `${tournament}, ${matchLabel(match, 'kk')}`

type Result = TextParameters['match.won']

const ways: Readonly<Record<Result['outcome'], string>> = {
  played: '',
  draw: '',
  walkover: ' Бұл техникалық жеңіс болды.',
  no_show: ' Бір тарап келмеді.',
  retired: ' Бір тарап жалғастыра алмады.',
  disqualified: ' Бір тарап шеттетілді.',
  double_loss: ' Екеуіне де жеңіліс есептелді.',
  void: ' Матч есепке алынбайды.',
}

const result = (title: string, said: string) => (given: Result) => ({
  title: given.is_correction ? `Түзетілді: ${title.toLowerCase()}` : title,
  message: `${where(given)}: ${said}. Қарсылас: ${given.opponent}${given.score ? `, есеп ${given.score}` : ''}.${ways[given.outcome]}`,
})

/** What people are told, in Kazakh. */
export const kazakh: Wording = {
  'account.approved': ({ reason }) => ({
    title: 'Сіз мақұлдандыңыз',
    message: `Әкімші сізге рұқсат берді.${because(reason)}`,
  }),
  'account.approval_withdrawn': ({ reason }) => ({
    title: 'Мақұлдауыңыз кері қайтарылды',
    message: `Әкімші сізді қайта мақұлдамайынша, кіре алмайсыз.${because(reason)}`,
  }),
  'account.banned': ({ until, reason }) => ({
    title: 'Сіз бұғатталдыңыз',
    message: until
      ? `Мына уақытқа дейін кіре алмайсыз: ${momentText(until, 'kk')}.${because(reason)}`
      : `Әкімші бұғатты алмайынша, кіре алмайсыз.${because(reason)}`,
  }),
  'account.unbanned': ({ by_itself, reason }) => ({
    title: 'Бұғатыңыз алынды',
    message: `${by_itself ? 'Бұғаттау мерзімі бітті' : 'Әкімші бұғатыңызды алып тастады'}. Енді қайта кіре аласыз.${because(reason)}`,
  }),
  'account.role_changed': ({ role }) => ({
    title: 'Рөліңіз өзгерді',
    message: `Енді сіз ${roleNames[role]}. Рөл күшіне енуі үшін қайта кіріңіз.`,
  }),
  'entry.approved': ({ tournament }) => ({
    title: 'Өтініміңіз қабылданды',
    message: `Сіз «${tournament}» турниріне қатысасыз.`,
  }),
  'entry.moved_up': ({ tournament }) => ({
    title: 'Сізге орын босады',
    message: `Сіз «${tournament}» турниріне қатысасыз: күту тізімінде кезегіңіз келді.`,
  }),
  'entry.refused': ({ tournament }) => ({
    title: 'Өтініміңіз қабылданбады',
    message: `Сіз «${tournament}» турниріне қатыспайсыз. Бұл қате деп ойласаңыз, жаттықтырушыдан сұраңыз.`,
  }),
  'entry.withdrawn': ({ tournament }) => ({
    title: 'Сіз турнирден шығарылдыңыз',
    message: `Жаттықтырушы сізді «${tournament}» турнирінен шығарды.`,
  }),
  'entry.disqualified': ({ tournament }) => ({
    title: 'Сіз шеттетілдіңіз',
    message: `Сіз енді «${tournament}» турниріне қатыспайсыз. Себебін жаттықтырушыдан сұраңыз.`,
  }),
  'entry.reinstated': ({ tournament }) => ({
    title: 'Сіз қайта қатысасыз',
    message: `Сіз «${tournament}» турниріне қайта қатысасыз.`,
  }),
  'draw.published': given => ({
    title: 'Жеребе өткізілді',
    message:
      given.opponent === undefined
        ? `${given.tournament}: қарсыласыңызды көріңіз.`
        : `${where(given)}: алғашқы қарсыласыңыз — ${given.opponent}.`,
  }),
  'draw.repeated': given => ({
    title: 'Жеребе қайта өткізілді',
    message:
      given.opponent === undefined
        ? `${given.tournament}: бұрынғы жеребе күшін жойды. Енді кіммен кездесетініңізді көріңіз.`
        : `${where(given)}: енді алғашқы қарсыласыңыз — ${given.opponent}. Бұрынғы жеребе күшін жойды.`,
  }),
  'leaderboard.started': ({ tournament }) => ({
    title: 'Басталды',
    message: `${tournament}: енді нәтижелер қабылданады.`,
  }),
  'match.next': given => ({
    title: 'Келесі матч — сіздікі',
    message: `${where(given)}: қарсыласыңыз — ${given.opponent}.${given.court ? ` Орны: ${given.court}.` : ''}`,
  }),
  'match.called': given => ({
    title: given.court ? `Сізді шақырады: ${given.court}` : 'Сізді шақырады',
    message: `${where(given)}: қазір қарсыласыңыз — ${given.opponent}.`,
  }),
  'match.won': result('Сіз жеңдіңіз', 'сіз жеңдіңіз'),
  'match.lost': result('Сіз жеңілдіңіз', 'сіз жеңілдіңіз'),
  'match.drawn': result('Жеңімпаз жоқ', 'жеңімпаз жоқ'),
  'tournament.finished': ({ tournament, place }) => ({
    title: place === undefined ? 'Турнир аяқталды' : `Сіз ${place}-орын алдыңыз`,
    message:
      place === undefined
        ? `«${tournament}» турнирі аяқталды.`
        : `«${tournament}» турнирі аяқталды: сіз ${place}-орын алдыңыз.`,
  }),
  'webhook.deactivated': ({ host }) => ({
    title: 'Вебхук өшірілді',
    message: `${host} бірнеше күн бойы жауап бермеді. Оны жөндеп, вебхукты қайта қосыңыз және жіберілмегенін қайта жіберіңіз.`,
  }),
}
