<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutWindow</name>
    <message>
        <source>A newer version is found where this one came from: ask whoever installed it.</source>
        <translation>Новая версия появляется там же, где была взята эта: спросите того, кто её установил.</translation>
    </message>
    <message>
        <source>About Qalqan</source>
        <translation>О программе Qalqan</translation>
    </message>
    <message>
        <source>Qalqan watches a video call on this screen and warns of a possible deepfake: a false face over the real one. It can be wrong both ways: no warning is not proof that the caller is real. Everything stays on this computer.</source>
        <translation>Qalqan проверяет видеозвонок на этом экране и предупреждает о возможном дипфейке: поддельном лице поверх настоящего. Он может предупредить зря или не заметить подделку: если предупреждения нет, это не доказывает, что собеседник настоящий. Всё остаётся на этом компьютере.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ActionCard</name>
    <message>
        <source>They say they are officials</source>
        <translation>Звонят «из полиции», КНБ, банка или eGov</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>Что делать сейчас</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Спросить близкого</translation>
    </message>
    <message>
        <source>I already told or sent</source>
        <translation>Уже назвал(а) или перевёл(а)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The caller may be a deepfake: a computer puts a false face over the real one.</source>
        <translation>Собеседник может быть дипфейком: компьютер накладывает поддельное лицо поверх настоящего.</translation>
    </message>
    <message>
        <source>Practice: nobody is really calling. Do not call 102 now.</source>
        <translation>Это тренировка: на самом деле никто не звонит. Сейчас 102 не звоните.</translation>
    </message>
    <message>
        <source>Their name and number can be entered in Settings, for the next time.</source>
        <translation>Имя и телефон этого человека можно заранее записать в настройках.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Hang up</source>
        <translation>Прекратите разговор</translation>
    </message>
    <message>
        <source>Call 102</source>
        <translation>Позвоните 102</translation>
    </message>
    <message>
        <source>Call your bank on the number on your card</source>
        <translation>Позвоните в свой банк по номеру на вашей карте</translation>
    </message>
    <message>
        <source>National Bank: 1477</source>
        <translation>Национальный банк: 1477</translation>
    </message>
    <message>
        <source>Call someone you trust</source>
        <translation>Позвоните тому, кому доверяете</translation>
    </message>
    <message>
        <source>Be careful: check who is calling</source>
        <translation>Будьте осторожны: проверьте, кто звонит</translation>
    </message>
    <message>
        <source>Ask them to turn their head sideways</source>
        <translation>Попросите повернуть голову вбок</translation>
    </message>
    <message>
        <source>Ask them to pass a hand over the face</source>
        <translation>Попросите провести рукой перед лицом</translation>
    </message>
    <message>
        <source>Real officials do not video-call about money</source>
        <translation>Настоящие сотрудники не звонят по видео и не говорят о ваших деньгах</translation>
    </message>
    <message>
        <source>Never tell anyone an SMS code</source>
        <translation>Никому не сообщайте код из SMS</translation>
    </message>
    <message>
        <source>Do not send money or take a loan</source>
        <translation>Не переводите деньги и не оформляйте кредит</translation>
    </message>
    <message>
        <source>There is no “safe account”</source>
        <translation>«Безопасного счёта» не существует</translation>
    </message>
    <message>
        <source>Do not install AnyDesk or TeamViewer for a caller</source>
        <translation>Не устанавливайте AnyDesk и TeamViewer по чужой указке</translation>
    </message>
    <message>
        <source>“Tell nobody” and “do not hang up” are what fraudsters say</source>
        <translation>«Никому не рассказывайте» и «не кладите трубку» говорят мошенники</translation>
    </message>
    <message>
        <source>Do not show your screen</source>
        <translation>Не включайте демонстрацию экрана</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>This version is {months} months old. It may miss new fakes. Ask whoever installed Qalqan for a newer one.</source>
        <translation>Этой версии {months} мес. Новые подделки она может не заметить. Попросите того, кто установил Qalqan, поставить новую версию.</translation>
    </message>
</context>
<context>
    <name>AgeReminder</name>
    <message>
        <source>Qalqan has grown old</source>
        <translation>Qalqan устарел</translation>
    </message>
</context>
<context>
    <name>Aid</name>
    <message>
        <source>Stop talking to them, also if the voice seems familiar</source>
        <translation>Прекратите разговор, даже если голос кажется знакомым</translation>
    </message>
    <message>
        <source>Call your bank, and the one that gave a loan: block the card, the account and the app. Ask to record your call</source>
        <translation>Позвоните в свой банк и туда, где дали кредит: пусть заблокируют карту, счёт и приложение. Попросите записать ваше обращение</translation>
    </message>
    <message>
        <source>Soon “police”, “KNB” or “bank security” may call to “help”. It is the same fraud: hang up</source>
        <translation>Скоро могут позвонить «полиция», «КНБ» или «служба безопасности банка», чтобы «помочь». Это тот же обман: прекратите разговор</translation>
    </message>
    <message>
        <source>Call 102. Give a statement to the police: there, in eGov or in eOtinish</source>
        <translation>Позвоните 102. Подайте заявление в полицию: лично, через eGov или eOtinish</translation>
    </message>
    <message>
        <source>Bring SMS, screenshots of numbers and chats, bank statements; say when and how much</source>
        <translation>Приложите SMS, снимки экрана с номерами и перепиской, выписки из банка; укажите, когда и сколько</translation>
    </message>
    <message>
        <source>Ask the police for the paper that you are a victim, and take it to the bank: interest is stopped</source>
        <translation>Попросите в полиции постановление о признании потерпевшим и отнесите его в банк: проценты остановят</translation>
    </message>
    <message>
        <source>Turn on “Stop credit” on eGov.kz or in eGov Mobile: it forbids new loans in your name</source>
        <translation>Включите «Стоп кредит» на eGov.kz или в eGov Mobile: он запрещает новые кредиты на ваше имя</translation>
    </message>
    <message>
        <source>I told a code</source>
        <translation>Я назвал(а) код</translation>
    </message>
    <message>
        <source>I sent money</source>
        <translation>Я перевёл(а) деньги</translation>
    </message>
    <message>
        <source>A loan was taken</source>
        <translation>Оформлен кредит</translation>
    </message>
</context>
<context>
    <name>AidWindow</name>
    <message>
        <source>It has happened already</source>
        <translation>Это уже случилось</translation>
    </message>
    <message>
        <source>Do this now, one after the other</source>
        <translation>Сделайте это сейчас, по порядку</translation>
    </message>
    <message>
        <source>It can happen to anyone. Do not wait: begin with the first line.</source>
        <translation>Это может случиться с каждым. Не ждите: начните с первой строки.</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Спросить близкого</translation>
    </message>
    <message>
        <source>A report for 102…</source>
        <translation>Заявление для 102…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Practice call</source>
        <translation>Пробный звонок</translation>
    </message>
    <message>
        <source>Web browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>the video on the screen</source>
        <translation>Видео на экране</translation>
    </message>
    <message>
        <source>the video in the chosen window</source>
        <translation>Видео в выбранном окне</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Другая программа</translation>
    </message>
    <message>
        <source>Internet telephone (SIP)</source>
        <translation>Интернет-телефон (SIP)</translation>
    </message>
    <message>
        <source>Browser page</source>
        <translation>Страница браузера</translation>
    </message>
    <message>
        <source>Floating video</source>
        <translation>Плавающее видео</translation>
    </message>
</context>
<context>
    <name>CallerCheck</name>
    <message>
        <source>{stranger}. Question {number} of {all}</source>
        <translation>{stranger}. Вопрос {number} из {all}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>I know them</source>
        <translation>Я их знаю</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>Не спрашивать</translation>
    </message>
</context>
<context>
    <name>CallersPage</name>
    <message>
        <source>People I know</source>
        <translation>Кого я знаю</translation>
    </message>
    <message>
        <source>A name or a number on each line, as the call window shows it. They are never asked about.</source>
        <translation>В каждой строке имя или номер, как их показывает окно звонка. О них никогда не спрашивается.</translation>
    </message>
    <message>
        <source>Ask when a stranger calls</source>
        <translation>Спрашивать о незнакомых</translation>
    </message>
    <message>
        <source>Three questions on a thin strip, once a call. No picture and no internet are needed.</source>
        <translation>Три вопроса на узкой полосе, один раз за звонок, когда звонит незнакомый. Не нужны ни изображение, ни интернет.</translation>
    </message>
    <message>
        <source>Warn of officials&apos; names</source>
        <translation>Предупреждать об именах</translation>
    </message>
    <message>
        <source>When the caller&apos;s name is that of the police, a bank or eGov: a caution, by the name alone.</source>
        <translation>Когда звонящий назван полицией, банком или eGov: просьба быть осторожнее, только по имени.</translation>
    </message>
    <message>
        <source>We have a family word</source>
        <translation>У нас есть семейное слово</translation>
    </message>
    <message>
        <source>Ask before money</source>
        <translation>Спрашивать перед деньгами</translation>
    </message>
    <message>
        <source>When a bank&apos;s page opens during or soon after a suspicious call. You can always continue.</source>
        <translation>Когда страница банка открывается во время подозрительного звонка или вскоре после него. Всегда можно продолжить.</translation>
    </message>
    <message>
        <source>A word that only the family knows. Do not write it here: ask the caller for it.</source>
        <translation>Слово, которое знает только семья. Не пишите его здесь: спросите его у звонящего.</translation>
    </message>
</context>
<context>
    <name>CallsPage</name>
    <message>
        <source>Pick a window…</source>
        <translation>Выбрать окно…</translation>
    </message>
    <message>
        <source>If Qalqan does not find the call by itself.</source>
        <translation>Если Qalqan сам не находит звонок.</translation>
    </message>
    <message>
        <source>Which picture is me…</source>
        <translation>Показать, где на экране я…</translation>
    </message>
    <message>
        <source>So that only the caller is checked. For this a video call must be open.</source>
        <translation>Чтобы проверялся только собеседник. Для этого должен идти видеозвонок.</translation>
    </message>
    <message>
        <source>Warn of remote access</source>
        <translation>Предупреждать об удалённом доступе</translation>
    </message>
    <message>
        <source>When AnyDesk, TeamViewer or another one is opened during a call, or your screen is shown to the caller. Nothing is closed.</source>
        <translation>Если во время звонка открыли AnyDesk, TeamViewer или другую такую программу либо ваш экран показывают собеседнику. Сам Qalqan ничего не закрывает.</translation>
    </message>
    <message>
        <source>Watch calls in</source>
        <translation>Проверять звонки в</translation>
    </message>
</context>
<context>
    <name>Caution</name>
    <message>
        <source>police</source>
        <translation>полиция</translation>
    </message>
    <message>
        <source>KNB</source>
        <translation>КНБ</translation>
    </message>
    <message>
        <source>National Bank</source>
        <translation>Национальный банк</translation>
    </message>
    <message>
        <source>bank</source>
        <translation>банк</translation>
    </message>
    <message>
        <source>eGov</source>
        <translation>eGov</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>оператор связи</translation>
    </message>
    <message>
        <source>prosecutor</source>
        <translation>прокуратура</translation>
    </message>
    <message>
        <source>The caller is named: {body}</source>
        <translation>Звонящий назван: {body}</translation>
    </message>
    <message>
        <source>They say they are officials</source>
        <translation>Говорят, что они из органов</translation>
    </message>
    <message>
        <source>They speak of money, codes or a loan</source>
        <translation>Говорят о деньгах, кодах или кредите</translation>
    </message>
    <message>
        <source>They say: tell nobody</source>
        <translation>Говорят: никому не рассказывайте</translation>
    </message>
    <message>
        <source>First call from this number</source>
        <translation>Первый звонок с этого номера</translation>
    </message>
    <message>
        <source>The number is not in your list</source>
        <translation>Номера нет в вашем списке</translation>
    </message>
    <message>
        <source>The name is not in your list</source>
        <translation>Имени нет в вашем списке</translation>
    </message>
    <message>
        <source>Do they say they are police, KNB, a bank or eGov?</source>
        <translation>Говорят, что они из полиции, КНБ, банка или eGov?</translation>
    </message>
    <message>
        <source>Do they speak of money, codes or a loan?</source>
        <translation>Говорят о деньгах, кодах или кредите?</translation>
    </message>
    <message>
        <source>Do they say “tell nobody” or “do not hang up”?</source>
        <translation>Говорят «никому не рассказывайте» или «не кладите трубку»?</translation>
    </message>
    <message>
        <source>Hide this until the call ends?</source>
        <translation>Скрыть это до конца звонка?</translation>
    </message>
    <message>
        <source>The caller spoke or was named like fraudsters do. It may have been nothing.</source>
        <translation>Звонящий говорил или был назван так, как делают мошенники. Возможно, ничего страшного.</translation>
    </message>
</context>
<context>
    <name>ChallengeWindow</name>
    <message>
        <source>Check the caller</source>
        <translation>Проверить звонящего</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} из {all}</translation>
    </message>
    <message>
        <source>Read this aloud to the caller:</source>
        <translation>Прочитайте это собеседнику вслух:</translation>
    </message>
    <message>
        <source>Watching the face. The caller has 20 seconds.</source>
        <translation>Смотрим на лицо. У звонящего 20 секунд.</translation>
    </message>
    <message>
        <source>They did it. This is not proof: ask for the next.</source>
        <translation>Просьба выполнена. Это не доказательство: попросите следующее.</translation>
    </message>
    <message>
        <source>They did not, or it was not seen. Hang up, and call a number you know.</source>
        <translation>Не сделано или не видно. Прекратите разговор и позвоните по номеру, который знаете.</translation>
    </message>
    <message>
        <source>The face changed: possible deepfake. Hang up and call 102.</source>
        <translation>Лицо изменилось: возможно, это дипфейк. Прекратите разговор и позвоните 102.</translation>
    </message>
    <message>
        <source>Watch the cheek yourself: a false face smears there. Did they do it?</source>
        <translation>Смотрите на щёку сами: поддельное лицо там смазывается. Сделано?</translation>
    </message>
    <message>
        <source>They did it. This is not proof. If they speak of money, hang up.</source>
        <translation>Просьба выполнена. Это не доказательство. Если говорят о деньгах — прекратите разговор.</translation>
    </message>
    <message>
        <source>The call is over.</source>
        <translation>Разговор окончен.</translation>
    </message>
    <message>
        <source>They will not do it</source>
        <translation>Звонящий отказывается</translation>
    </message>
    <message>
        <source>They did it</source>
        <translation>Сделано</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Что делать сейчас…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>It ended by mistake the last time. It is running again.</source>
        <translation>В прошлый раз программа закрылась из-за ошибки. Сейчас она снова работает.</translation>
    </message>
    <message>
        <source>If something is odd, a warning appears over the call.</source>
        <translation>Если что-то покажется подозрительным, предупреждение появится поверх звонка.</translation>
    </message>
</context>
<context>
    <name>EndedCard</name>
    <message>
        <source>The call is over</source>
        <translation>Звонок закончился</translation>
    </message>
    <message>
        <source>The call is over. You did right.</source>
        <translation>Звонок закончился. Вы поступили правильно.</translation>
    </message>
    <message>
        <source>The caller may have been a deepfake: a false face over the real one.</source>
        <translation>Возможно, собеседник был дипфейком: поддельное лицо поверх настоящего.</translation>
    </message>
    <message>
        <source>Something was odd with the caller&apos;s face. It may have been nothing.</source>
        <translation>С лицом собеседника что-то было не так. Возможно, это ничего не значит.</translation>
    </message>
    <message>
        <source>If they spoke of money or codes: call 102</source>
        <translation>Если говорили о деньгах или кодах, позвоните 102</translation>
    </message>
    <message>
        <source>Save the evidence: it can be saved until the next call</source>
        <translation>Сохраните доказательства: это можно сделать до следующего звонка</translation>
    </message>
    <message>
        <source>Save evidence for the police…</source>
        <translation>Сохранить доказательства для полиции…</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Что делать сейчас…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>EvidenceReport</name>
    <message>
        <source>A suspicious call: a report for the police (102)</source>
        <translation>Подозрительный звонок: сообщение в полицию (102)</translation>
    </message>
    <message>
        <source>A video call checked by the program Qalqan</source>
        <translation>Видеозвонок, проверенный программой Qalqan</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Приложение</translation>
    </message>
    <message>
        <source>Watched from</source>
        <translation>Начало проверки</translation>
    </message>
    <message>
        <source>Watched until</source>
        <translation>Конец проверки</translation>
    </message>
    <message>
        <source>Warnings: how many, how long, when</source>
        <translation>Предупреждения: сколько, как долго, когда</translation>
    </message>
    <message>
        <source>Remote access program opened during the call</source>
        <translation>Во время звонка открыта программа удалённого доступа</translation>
    </message>
    <message>
        <source>Other signs, and when</source>
        <translation>Другие признаки и время</translation>
    </message>
    <message>
        <source>Program and its networks</source>
        <translation>Программа и её нейросети</translation>
    </message>
    <message>
        <source>The call at this moment</source>
        <translation>Звонок в этот момент</translation>
    </message>
    <message>
        <source>Files saved with this page (SHA-256)</source>
        <translation>Файлы, сохранённые с этой страницей (контрольная сумма SHA-256)</translation>
    </message>
    <message>
        <source>Please fill in</source>
        <translation>Заполните от руки</translation>
    </message>
    <message>
        <source>Who they said they were</source>
        <translation>Кем представились</translation>
    </message>
    <message>
        <source>Their number or account</source>
        <translation>Номер или аккаунт</translation>
    </message>
    <message>
        <source>What they asked for</source>
        <translation>Что просили сделать</translation>
    </message>
    <message>
        <source>What I told them</source>
        <translation>Что я сообщил(а)</translation>
    </message>
    <message>
        <source>Money sent: how much, when, where to</source>
        <translation>Переведено денег: сколько, когда, куда</translation>
    </message>
    <message>
        <source>My name and telephone</source>
        <translation>Моё имя и телефон</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>Qalqan watched the picture of a video call on this computer and looked for signs of a deepfake in the face of the caller. The strongest thing it said: “{verdict}”.</source>
        <translation>Программа Qalqan проверяла изображение видеозвонка на этом компьютере и искала признаки дипфейка на лице собеседника. Самое серьёзное сообщение: «{verdict}».</translation>
    </message>
    <message>
        <source>What this does not prove</source>
        <translation>Чего это не доказывает</translation>
    </message>
    <message>
        <source>This is an automatic estimate, not an expert&apos;s opinion, and it can be wrong both ways. It proves neither that the face was replaced nor who was calling. A SHA-256 sum shows whether a file was changed since this page was made, not who made it. Times are those of this computer&apos;s clock.</source>
        <translation>Это автоматическая оценка, а не заключение эксперта: программа может предупредить зря или не заметить подделку. Оценка не доказывает ни того, что лицо подменили, ни того, кто звонил. Контрольная сумма SHA-256 показывает, менялся ли файл после создания этой страницы, но не кто его создал. Время указано по часам этого компьютера.</translation>
    </message>
    <message>
        <source>Where to turn</source>
        <translation>Куда обратиться</translation>
    </message>
    <message>
        <source>Police: 102. Keep the SMS, chats, screenshots and bank statements as well: the police ask for them.</source>
        <translation>Полиция: 102. Сохраните также SMS, переписку, скриншоты и банковские выписки: полиция их просит.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Start with the computer</source>
        <translation>Запускать при включении компьютера</translation>
    </message>
    <message>
        <source>Start paused</source>
        <translation>Запускать на паузе</translation>
    </message>
    <message>
        <source>Nothing is watched until you choose “Watch again”.</source>
        <translation>Ничего не проверяется, пока вы не выберете «Продолжить проверку».</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Practice, step by step</source>
        <translation>Пробный звонок по шагам</translation>
    </message>
    <message>
        <source>A call comes in. This is only practice.</source>
        <translation>Вам звонят. Это только тренировка.</translation>
    </message>
    <message>
        <source>Watch the face. After a few seconds it is replaced.</source>
        <translation>Смотрите на лицо. Через несколько секунд его подменят.</translation>
    </message>
    <message>
        <source>The warning appears over the call.</source>
        <translation>Поверх звонка появится предупреждение.</translation>
    </message>
    <message>
        <source>Hang up: press the red button.</source>
        <translation>Прекратите разговор: нажмите «Положить трубку» внизу.</translation>
    </message>
    <message>
        <source>In a real call you now call 102. Not in practice.</source>
        <translation>При настоящем звонке теперь позвоните 102. На тренировке не нужно.</translation>
    </message>
    <message>
        <source>There is no hurry: the call waits for you.</source>
        <translation>Не спешите: звонок вас подождёт.</translation>
    </message>
    <message>
        <source>You hung up. That is exactly right.</source>
        <translation>Вы положили трубку. Это совершенно правильно.</translation>
    </message>
    <message>
        <source>Now you know it. Qalqan watches your calls by itself.</source>
        <translation>Теперь вы умеете. Qalqan сам проверяет ваши звонки.</translation>
    </message>
    <message>
        <source>The call ended by itself. Next time hang up as soon as the warning comes.</source>
        <translation>Звонок закончился сам. В следующий раз положите трубку, как только появится предупреждение.</translation>
    </message>
    <message>
        <source>Practise again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>A page to print</source>
        <translation>Страница для печати</translation>
    </message>
    <message>
        <source>Saved in the folder “{folder}”: {name}. Print it and put it beside the telephone.</source>
        <translation>Сохранено в папке «{folder}»: {name}. Распечатайте и положите рядом с телефоном.</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n предупреждение</numerusform>
            <numerusform>%n предупреждения</numerusform>
            <numerusform>%n предупреждений</numerusform>
        </translation>
    </message>
    <message>
        <source>one warning</source>
        <translation>одно предупреждение</translation>
    </message>
    <message>
        <source>Remote access program</source>
        <translation>Программа удалённого доступа</translation>
    </message>
    <message>
        <source>Calls watched</source>
        <translation>Проверенные звонки</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Приложение</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>No calls yet. Only the time, the application and the result are kept, here alone.</source>
        <translation>Звонков пока не было. Хранятся только время, программа и результат, и только здесь.</translation>
    </message>
    <message>
        <source>For the police: choose the call and save. Pictures of a call can be saved until the next one.</source>
        <translation>Для полиции: выберите звонок и сохраните. Снимки звонка можно сохранить, пока не начался следующий.</translation>
    </message>
    <message>
        <source>Left out, because they cannot be read: {count}</source>
        <translation>Пропущено, потому что не читается: {count}</translation>
    </message>
    <message>
        <source>Delete the whole list? It cannot be brought back.</source>
        <translation>Удалить весь список? Вернуть его будет нельзя.</translation>
    </message>
    <message>
        <source>Yes, delete</source>
        <translation>Да, удалить</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Нет, оставить</translation>
    </message>
    <message>
        <source>Save evidence for the police…</source>
        <translation>Сохранить доказательства для полиции…</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Удалить всё</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>HomeWindow</name>
    <message>
        <source>It begins by itself when a video call is on the screen.</source>
        <translation>Проверка начнётся сама, когда на экране появится видеозвонок.</translation>
    </message>
    <message>
        <source>If a call frightens you</source>
        <translation>Если звонок вас пугает</translation>
    </message>
    <message>
        <source>To learn, to look back, to choose</source>
        <translation>Научиться, посмотреть, настроить</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Closing this window ends Qalqan.</source>
        <translation>Если закрыть это окно, Qalqan завершит работу.</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
</context>
<context>
    <name>Leaflet</name>
    <message>
        <source>If a call frightens you</source>
        <translation>Если звонок вас пугает</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Затем</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message>
        <source>If you already told a code or sent money</source>
        <translation>Если вы уже назвали код или перевели деньги</translation>
    </message>
    <message>
        <source>My relative:</source>
        <translation>Мой близкий человек:</translation>
    </message>
    <message>
        <source>Save the page to print</source>
        <translation>Сохранить страницу для печати</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>Файл PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Open Qalqan</source>
        <translation>Открыть Qalqan</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Что делать сейчас…</translation>
    </message>
    <message>
        <source>Why this warning?</source>
        <translation>Почему появилось предупреждение?</translation>
    </message>
    <message>
        <source>Not now: hide the warning</source>
        <translation>Не сейчас: скрыть предупреждение</translation>
    </message>
    <message>
        <source>They say they are police, KNB, bank or eGov…</source>
        <translation>Мне звонят «из полиции», КНБ, банка или eGov…</translation>
    </message>
    <message>
        <source>Check the caller: what to ask…</source>
        <translation>Проверить звонящего: о чём попросить…</translation>
    </message>
    <message>
        <source>I am not sure: ask my relative…</source>
        <translation>Не уверен(а): спросить близкого…</translation>
    </message>
    <message>
        <source>I already told a code or sent money…</source>
        <translation>Уже назвал(а) код или перевёл(а) деньги…</translation>
    </message>
    <message>
        <source>A report for 102…</source>
        <translation>Заявление для 102…</translation>
    </message>
    <message>
        <source>Save evidence for the police…</source>
        <translation>Сохранить доказательства для полиции…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Pause for 15 minutes</source>
        <translation>Приостановить на 15 минут</translation>
    </message>
    <message>
        <source>Pause until this call ends</source>
        <translation>Приостановить до конца этого звонка</translation>
    </message>
    <message>
        <source>Pause for an hour</source>
        <translation>Приостановить на час</translation>
    </message>
    <message>
        <source>Watch again</source>
        <translation>Продолжить проверку</translation>
    </message>
    <message>
        <source>Watch again (by itself at {time})</source>
        <translation>Продолжить проверку (сама начнётся в {time})</translation>
    </message>
    <message>
        <source>Pick a window…</source>
        <translation>Выбрать окно…</translation>
    </message>
    <message>
        <source>Which picture is me…</source>
        <translation>Показать, где на экране я…</translation>
    </message>
    <message>
        <source>Practice call</source>
        <translation>Пробный звонок</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>Set it up for my parents…</source>
        <translation>Настроить для родителей…</translation>
    </message>
    <message>
        <source>A page to print…</source>
        <translation>Страница для печати…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>История…</translation>
    </message>
    <message>
        <source>About Qalqan</source>
        <translation>О программе Qalqan</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
</context>
<context>
    <name>MoneyCard</name>
    <message>
        <source>Before you go on</source>
        <translation>Прежде чем продолжить</translation>
    </message>
    <message>
        <source>Who told you to do this?</source>
        <translation>Кто вам сказал это сделать?</translation>
    </message>
    <message>
        <source>a page for loans</source>
        <translation>страница кредитов</translation>
    </message>
    <message>
        <source>After a suspicious call you opened: {place}. If the caller asked for it, do not go on.</source>
        <translation>После подозрительного звонка вы открыли: {place}. Если об этом попросил звонящий, не продолжайте.</translation>
    </message>
    <message>
        <source>The caller told me: what to do?</source>
        <translation>Сказал звонящий: что делать?</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Спросить близкого</translation>
    </message>
    <message>
        <source>I decided it myself: continue</source>
        <translation>Так решил(а) я: продолжить</translation>
    </message>
</context>
<context>
    <name>NoticeWindow</name>
    <message>
        <source>OK</source>
        <translation>Хорошо</translation>
    </message>
</context>
<context>
    <name>ParentsWindow</name>
    <message>
        <source>Set it up for my parents</source>
        <translation>Настроить для родителей</translation>
    </message>
    <message>
        <source>For the relative who installs it</source>
        <translation>Для родственника, который устанавливает</translation>
    </message>
    <message>
        <source>1. Their language</source>
        <translation>1. Их язык</translation>
    </message>
    <message>
        <source>2. Whom they call when they are not sure: you</source>
        <translation>2. Кому они звонят, когда не уверены: вам</translation>
    </message>
    <message>
        <source>3. Who calls them</source>
        <translation>3. Кто им звонит</translation>
    </message>
    <message>
        <source>4. On their telephone</source>
        <translation>4. На их телефоне</translation>
    </message>
    <message>
        <source>5. At every start</source>
        <translation>5. При каждом запуске</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Запускать при включении компьютера</translation>
    </message>
    <message>
        <source>Say the warning aloud</source>
        <translation>Читать предупреждение вслух</translation>
    </message>
    <message>
        <source>Print a page for beside the telephone…</source>
        <translation>Распечатать страницу к телефону…</translation>
    </message>
    <message>
        <source>Practise together once</source>
        <translation>Потренироваться вместе</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Part</name>
    <message>
        <source>The face as a whole looks unlike a camera picture</source>
        <translation>Лицо в целом не похоже на обычную съёмку</translation>
    </message>
    <message>
        <source>The forehead looks unlike a camera picture</source>
        <translation>Лоб не похож на обычную съёмку</translation>
    </message>
    <message>
        <source>The area around the eyes looks unlike a camera picture</source>
        <translation>Область глаз не похожа на обычную съёмку</translation>
    </message>
    <message>
        <source>The area around the nose looks unlike a camera picture</source>
        <translation>Область носа не похожа на обычную съёмку</translation>
    </message>
    <message>
        <source>The cheek looks unlike a camera picture</source>
        <translation>Щека не похожа на обычную съёмку</translation>
    </message>
    <message>
        <source>The area around the mouth looks unlike a camera picture</source>
        <translation>Область рта не похожа на обычную съёмку</translation>
    </message>
    <message>
        <source>The edge of the face looks unlike a camera picture</source>
        <translation>Край лица не похож на обычную съёмку</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Someone you trust</source>
        <translation>Близкий человек, которому можно позвонить</translation>
    </message>
    <message>
        <source>Call this person when a call frightens you. The name and number stand on the advice.</source>
        <translation>Позвоните этому человеку, если звонок вас напугал. Имя и номер будут крупно стоять рядом с советами.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Номер телефона</translation>
    </message>
    <message>
        <source>This number is not kept. Write one number: only digits, spaces and + - ( ).</source>
        <translation>Этот номер не сохранён. Напишите один номер: только цифры, пробелы и + - ( ).</translation>
    </message>
</context>
<context>
    <name>PickWindow</name>
    <message>
        <source>Which window is the call?</source>
        <translation>В каком окне звонок?</translation>
    </message>
    <message>
        <source>Watch this window</source>
        <translation>Проверять это окно</translation>
    </message>
    <message>
        <source>Find the call by itself</source>
        <translation>Искать звонок автоматически</translation>
    </message>
    <message>
        <source>Choose the window where you see the caller.</source>
        <translation>Выберите окно, в котором вы видите собеседника.</translation>
    </message>
</context>
<context>
    <name>PictureSign</name>
    <message>
        <source>Another face showed for a moment</source>
        <translation>На мгновение показалось другое лицо</translation>
    </message>
    <message>
        <source>The same movements again: a recording?</source>
        <translation>Те же движения ещё раз: запись?</translation>
    </message>
    <message>
        <source>The caller did not do what you asked</source>
        <translation>Звонящий не сделал того, о чём вы попросили</translation>
    </message>
    <message>
        <source>A false face slips off for a moment when the head turns or is covered</source>
        <translation>Поддельное лицо на миг спадает, когда голову поворачивают или закрывают</translation>
    </message>
    <message>
        <source>A film that is played again cannot answer you: ask for something new</source>
        <translation>Запись не может вам ответить: попросите сделать что-то новое</translation>
    </message>
    <message>
        <source>Fraudsters refuse, because a false face would break</source>
        <translation>Мошенники отказываются: поддельное лицо исказилось бы</translation>
    </message>
    <message>
        <source>{sign}. It may have been nothing.</source>
        <translation>{sign}. Возможно, ничего страшного.</translation>
    </message>
    <message>
        <source>The face changed while the caller did what you asked</source>
        <translation>Лицо изменилось, пока звонящий выполнял вашу просьбу</translation>
    </message>
</context>
<context>
    <name>PracticeWindow</name>
    <message>
        <source>Qalqan practice call</source>
        <translation>Пробный звонок Qalqan</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Положить трубку</translation>
    </message>
    <message>
        <source>Practice call: nobody is really calling</source>
        <translation>Пробный звонок: на самом деле никто не звонит</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>face</source>
        <translation>лицо</translation>
    </message>
    <message>
        <source>What Qalqan sees now</source>
        <translation>Что Qalqan видит сейчас</translation>
    </message>
    <message>
        <source>Only on this screen; it is not stored.</source>
        <translation>Только на этом экране; не сохраняется.</translation>
    </message>
    <message>
        <source>There is no picture now. It appears here during a video call.</source>
        <translation>Сейчас изображения нет. Оно появится здесь во время видеозвонка.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Папка:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файлов:</translation>
    </message>
</context>
<context>
    <name>QuitWindow</name>
    <message>
        <source>Quit Qalqan?</source>
        <translation>Выйти из Qalqan?</translation>
    </message>
    <message>
        <source>Then no call is watched until it is started again. Did a caller ask for it? Keep it.</source>
        <translation>Тогда звонки не проверяются, пока вы не запустите его снова. Об этом попросил звонящий? Оставьте.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>The call window is minimised</source>
        <translation>Окно звонка свёрнуто</translation>
    </message>
    <message>
        <source>The call window is hidden</source>
        <translation>Окно звонка скрыто</translation>
    </message>
    <message>
        <source>The call window was closed</source>
        <translation>Окно звонка закрыто</translation>
    </message>
    <message>
        <source>The call is out of sight. Go back to its window or tab</source>
        <translation>Звонка не видно. Вернитесь в его окно или вкладку</translation>
    </message>
    <message>
        <source>The call window is too small. Make it larger</source>
        <translation>Окно звонка слишком маленькое. Увеличьте его</translation>
    </message>
    <message>
        <source>The picture of the call is black</source>
        <translation>Изображение звонка чёрное</translation>
    </message>
    <message>
        <source>The picture of the call stands still</source>
        <translation>Изображение звонка застыло</translation>
    </message>
    <message>
        <source>The picture of the call cannot be read</source>
        <translation>Не удаётся получить изображение звонка</translation>
    </message>
    <message>
        <source>This computer is too busy to check the call</source>
        <translation>Компьютер слишком загружен, чтобы проверять звонок</translation>
    </message>
    <message>
        <source>There is no screen to watch. Start Qalqan on the desktop</source>
        <translation>Нет экрана для проверки. Запустите Qalqan на рабочем столе</translation>
    </message>
    <message>
        <source>The screen is locked: nothing is checked until you unlock it</source>
        <translation>Экран заблокирован: пока вы его не разблокируете, ничего не проверяется</translation>
    </message>
    <message>
        <source>The system does not allow the screen to be seen. Allow it in the system&apos;s privacy settings</source>
        <translation>Система не разрешает видеть экран. Разрешите это в её настройках конфиденциальности</translation>
    </message>
    <message>
        <source>The desktop has not shared the screen yet. Start Qalqan again and choose the whole screen when asked</source>
        <translation>Рабочий стол ещё не показывает экран. Запустите Qalqan снова и на вопрос выберите весь экран</translation>
    </message>
    <message>
        <source>A part of the system is missing. “qalqan doctor” says which and how to install it</source>
        <translation>Не хватает части системы. Команда «qalqan doctor» скажет, какой и как её установить</translation>
    </message>
    <message>
        <source>This desktop (Wayland) does not let windows be seen. Log in with X11 (Xorg)</source>
        <translation>Этот рабочий стол (Wayland) не даёт видеть окна. Войдите в сеанс X11 (Xorg)</translation>
    </message>
    <message>
        <source>Qalqan cannot see calls on this system. Use a computer with Windows 10 or 11, macOS or a recent Linux</source>
        <translation>В этой системе Qalqan не видит звонки. Нужен компьютер с Windows 10 или 11, macOS или новым Linux</translation>
    </message>
    <message>
        <source>The checking cannot start here. “qalqan doctor” says why</source>
        <translation>Проверка здесь не запускается. Команда «qalqan doctor» скажет почему</translation>
    </message>
    <message>
        <source>The program is damaged. Install it again</source>
        <translation>Программа повреждена. Установите её заново</translation>
    </message>
    <message>
        <source>The face is too small. Make the call window larger</source>
        <translation>Лицо слишком мелкое. Увеличьте окно звонка</translation>
    </message>
    <message>
        <source>Picture too poor to check; be careful</source>
        <translation>Изображение слишком плохое для проверки. Будьте осторожны</translation>
    </message>
    <message>
        <source>The face is too dark to check; be careful</source>
        <translation>Лицо слишком тёмное для проверки. Будьте осторожны</translation>
    </message>
    <message>
        <source>The face is turned away</source>
        <translation>Лицо повёрнуто в сторону</translation>
    </message>
    <message>
        <source>The face lies on its side. The caller should hold the camera upright</source>
        <translation>Лицо наклонено набок. Пусть собеседник держит камеру прямо</translation>
    </message>
    <message>
        <source>The face does not move, like a photograph; be careful</source>
        <translation>Лицо неподвижно, как на фотографии. Будьте осторожны</translation>
    </message>
    <message>
        <source>Only a part of the face is in the picture</source>
        <translation>Видна только часть лица</translation>
    </message>
    <message>
        <source>The face seen may be your own. Show which picture is you</source>
        <translation>Возможно, это ваше лицо. Покажите, где на экране вы</translation>
    </message>
    <message>
        <source>Looking at the face…</source>
        <translation>Лицо проверяется…</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>The evidence cannot be saved</source>
        <translation>Не удаётся сохранить доказательства</translation>
    </message>
    <message>
        <source>There is no call to save.</source>
        <translation>Нет звонка, который можно сохранить.</translation>
    </message>
    <message>
        <source>The report cannot be saved</source>
        <translation>Заявление не сохраняется</translation>
    </message>
    <message>
        <source>The list of calls cannot be written</source>
        <translation>Не удаётся записать список звонков</translation>
    </message>
    <message>
        <source>The list of calls cannot be read</source>
        <translation>Не удаётся прочитать список звонков</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Everything stays on this computer. No picture is stored unless you save evidence.</source>
        <translation>Всё остаётся на этом компьютере. Снимки не хранятся, пока вы сами не сохраните доказательства.</translation>
    </message>
    <message>
        <source>Keep the list of calls</source>
        <translation>Хранить список звонков</translation>
    </message>
    <message>
        <source>“do not keep it” deletes the list at once, and “Undo” does not bring it back.</source>
        <translation>«Не хранить» сразу удаляет список, и «Отменить» его не вернёт.</translation>
    </message>
    <message>
        <source>Where evidence is saved</source>
        <translation>Куда сохранять доказательства</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Use the Documents folder</source>
        <translation>Сохранять в «Документы»</translation>
    </message>
    <message>
        <source>Hold a short video in memory</source>
        <translation>Держать в памяти короткое видео</translation>
    </message>
    <message>
        <source>The seconds around a warning, until the next call. It is stored only if you save evidence.</source>
        <translation>Секунды вокруг предупреждения, до следующего звонка. Сохраняется, только если вы сами сохраните доказательства.</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>неделю</translation>
    </message>
    <message>
        <source>for a month</source>
        <translation>месяц</translation>
    </message>
    <message>
        <source>for three months</source>
        <translation>три месяца</translation>
    </message>
    <message>
        <source>for a year</source>
        <translation>год</translation>
    </message>
    <message>
        <source>do not keep it</source>
        <translation>не хранить</translation>
    </message>
    <message numerus="yes">
        <source>for %n days</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>In your Documents folder</source>
        <translation>В папку «Документы»</translation>
    </message>
    <message>
        <source>This folder is not there now; the Documents folder is offered instead.</source>
        <translation>Сейчас этой папки нет; вместо неё будет предложена папка «Документы».</translation>
    </message>
    <message>
        <source>This folder cannot be used: its name is too long or has odd letters.</source>
        <translation>Эту папку выбрать нельзя: её имя слишком длинное или содержит необычные знаки.</translation>
    </message>
</context>
<context>
    <name>RelativeWindow</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <translation>Спросить близкого</translation>
    </message>
    <message>
        <source>Not sure? Hang up and call:</source>
        <translation>Не уверены? Прекратите разговор и позвоните:</translation>
    </message>
    <message>
        <source>Someone you trust</source>
        <translation>Близкий человек</translation>
    </message>
    <message>
        <source>Or send this message:</source>
        <translation>Или отправьте это сообщение:</translation>
    </message>
    <message>
        <source>I have had a strange call. They speak of money or codes. Please call me at once.</source>
        <translation>Мне странно позвонили. Говорят о деньгах или кодах. Пожалуйста, срочно перезвони мне.</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Скопировать сообщение</translation>
    </message>
    <message>
        <source>Enter their number…</source>
        <translation>Записать номер…</translation>
    </message>
    <message>
        <source>A code for the camera of a phone</source>
        <translation>Код для камеры телефона</translation>
    </message>
    <message>
        <source>Point the camera of a phone here: it offers to call this number.</source>
        <translation>Наведите сюда камеру телефона: он предложит позвонить по этому номеру.</translation>
    </message>
    <message>
        <source>If they say they are family: ask for the family word.</source>
        <translation>Говорят, что они ваши родные: спросите семейное слово.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>RemoteAccess</name>
    <message>
        <source>Remote access: {program}</source>
        <translation>Удалённый доступ: {program}</translation>
    </message>
    <message>
        <source>With it others can control this computer. Did the caller ask for it? Then hang up</source>
        <translation>Другие могут управлять компьютером. Вас попросил собеседник? Прекратите разговор</translation>
    </message>
    <message>
        <source>With {program} another person can see and control this computer</source>
        <translation>Через {program} другой человек может видеть этот компьютер и управлять им</translation>
    </message>
    <message>
        <source>A remote access program is open: {program}</source>
        <translation>Открыта программа удалённого доступа: {program}</translation>
    </message>
    <message>
        <source>Hide this until the call ends?</source>
        <translation>Скрыть это до конца звонка?</translation>
    </message>
    <message>
        <source>If they speak of money, hang up</source>
        <translation>Если говорят о деньгах, прекратите разговор</translation>
    </message>
    <message>
        <source>It may have been for a good reason. If the caller asked for it, close the program and remove it.</source>
        <translation>Возможно, на то была причина. Если об этом просил собеседник, закройте программу и удалите её.</translation>
    </message>
    <message>
        <source>Close the program: its window, and its icon beside the clock</source>
        <translation>Закройте программу: её окно и значок возле часов</translation>
    </message>
    <message>
        <source>If your bank was open meanwhile, call the number on your card</source>
        <translation>Если был открыт банк, позвоните по номеру на карте</translation>
    </message>
    <message>
        <source>If it does not close, turn off the internet or the computer</source>
        <translation>Если не закрывается, отключите интернет или компьютер</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>A picture for the police</source>
        <translation>Снимок для полиции</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Снимки (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>A report for 102</source>
        <translation>Заявление для 102</translation>
    </message>
    <message>
        <source>Write down what you remember</source>
        <translation>Запишите, что помните</translation>
    </message>
    <message>
        <source>An empty line can be filled in by hand. The page also says when the call was, if it was watched.</source>
        <translation>Пустую строку можно заполнить от руки. На странице будет и время звонка, если он проверялся.</translation>
    </message>
    <message>
        <source>Add a picture…</source>
        <translation>Добавить снимок…</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>Этот снимок не открывается.</translation>
    </message>
    <message>
        <source>What you wrote is not saved. Close it?</source>
        <translation>Написанное не сохранено. Закрыть?</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Закрыть без сохранения</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Писать дальше</translation>
    </message>
    <message>
        <source>Save the page…</source>
        <translation>Сохранить страницу…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>Paused: this call is not watched</source>
        <translation>Приостановлено: этот звонок не проверяется</translation>
    </message>
    <message>
        <source>“Watch again” is in the menu of Qalqan.</source>
        <translation>«Продолжить проверку» есть в меню Qalqan.</translation>
    </message>
    <message>
        <source>The settings cannot be written</source>
        <translation>Не удаётся записать настройки</translation>
    </message>
    <message>
        <source>Practice call</source>
        <translation>Пробный звонок</translation>
    </message>
    <message>
        <source>The practice clip cannot be played.</source>
        <translation>Не удаётся показать пробный звонок.</translation>
    </message>
    <message>
        <source>Saved in the folder “{folder}”: {name}. Give the file to the police (telephone 102).</source>
        <translation>Сохранено в папку «{folder}»: {name}. Отдайте файл полиции (тел. 102).</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>For this a video call must be on the screen.</source>
        <translation>Для этого на экране должен идти видеозвонок.</translation>
    </message>
    <message>
        <source>Which picture is me</source>
        <translation>Где на экране я</translation>
    </message>
</context>
<context>
    <name>SaveEvidence</name>
    <message>
        <source>Save evidence for the police</source>
        <translation>Сохранить доказательства для полиции</translation>
    </message>
    <message>
        <source>Zip file (*.zip)</source>
        <translation>Файл ZIP (*.zip)</translation>
    </message>
    <message>
        <source>There is a file of this name already. Choose another name.</source>
        <translation>Файл с таким именем уже есть. Выберите другое имя.</translation>
    </message>
    <message>
        <source>Save the report for the police</source>
        <translation>Сохранить заявление для полиции</translation>
    </message>
</context>
<context>
    <name>ScreenSharing</name>
    <message>
        <source>Your screen is being shown to the caller</source>
        <translation>Ваш экран показывают собеседнику</translation>
    </message>
    <message>
        <source>Stop it. Never show your bank or codes</source>
        <translation>Остановите показ. Никогда не показывайте банк и коды</translation>
    </message>
    <message>
        <source>The button that stops it is on a bar at the edge of the screen</source>
        <translation>Кнопка остановки — на панели у края экрана</translation>
    </message>
    <message>
        <source>You do not find it, or they asked for it: hang up</source>
        <translation>Не нашли или это попросил собеседник — прекратите разговор</translation>
    </message>
    <message>
        <source>Your screen was shown to the caller. It may have been for a good reason.</source>
        <translation>Ваш экран показывали собеседнику. Возможно, для этого была хорошая причина.</translation>
    </message>
    <message>
        <source>If your bank or a code was seen, call the number on your card</source>
        <translation>Если видели ваш банк или код — позвоните по номеру на карте</translation>
    </message>
</context>
<context>
    <name>SelfViewWindow</name>
    <message>
        <source>Which picture is me?</source>
        <translation>Где на экране я?</translation>
    </message>
    <message>
        <source>Click your own face, or draw a box around your own small picture.</source>
        <translation>Нажмите на своё лицо или обведите рамкой своё маленькое изображение.</translation>
    </message>
    <message>
        <source>Only the place is remembered. This picture is not stored.</source>
        <translation>Запоминается только место. Это изображение не сохраняется.</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Это я</translation>
    </message>
    <message>
        <source>I am not in the picture</source>
        <translation>Меня здесь нет</translation>
    </message>
    <message>
        <source>Or choose a corner:</source>
        <translation>Или выберите угол:</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Слева вверху</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Справа вверху</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Слева внизу</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Справа внизу</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Qalqan settings</source>
        <translation>Настройки Qalqan</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Разделы</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Every choice is kept at once.</source>
        <translation>Каждый выбор сохраняется сразу.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Звонки</translation>
    </message>
    <message>
        <source>Who calls</source>
        <translation>Кто звонит</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>Picture and speed</source>
        <translation>Изображение и скорость</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Someone you trust</source>
        <translation>Близкий человек</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Prosecutor General&apos;s Office of Kazakhstan</source>
        <translation>Генеральная прокуратура Казахстана</translation>
    </message>
    <message>
        <source>National Bank of Kazakhstan</source>
        <translation>Национальный банк Казахстана</translation>
    </message>
    <message>
        <source>Ministry of Internal Affairs of Kazakhstan</source>
        <translation>МВД Казахстана</translation>
    </message>
    <message>
        <source>Police of the Kostanay Region</source>
        <translation>Полиция Костанайской области</translation>
    </message>
    <message>
        <source>Police of the Turkistan Region</source>
        <translation>Полиция Туркестанской области</translation>
    </message>
    <message>
        <source>Police of Aktau</source>
        <translation>Полиция Актау</translation>
    </message>
    <message>
        <source>State bodies of Kazakhstan</source>
        <translation>Госорганы Казахстана</translation>
    </message>
    <message>
        <source>Financial Market Agency of Kazakhstan</source>
        <translation>Агентство по финансовому рынку Казахстана</translation>
    </message>
    <message>
        <source>Ministry of Digital Development of Kazakhstan</source>
        <translation>Министерство цифрового развития Казахстана</translation>
    </message>
    <message>
        <source>Researchers of New York University</source>
        <translation>Исследователи Нью-Йоркского университета</translation>
    </message>
</context>
<context>
    <name>SpeedPage</name>
    <message>
        <source>Pictures checked a second</source>
        <translation>Проверяемых кадров в секунду</translation>
    </message>
    <message>
        <source>Fewer is easier for a slow computer; more warns sooner.</source>
        <translation>Меньше — легче для слабого компьютера; больше — предупреждение раньше.</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>No signs found; this is not proof</source>
        <translation>Признаков не найдено, но это не доказательство</translation>
    </message>
    <message>
        <source>No face in the picture</source>
        <translation>На изображении нет лица</translation>
    </message>
    <message>
        <source>Cannot judge the picture yet</source>
        <translation>Пока нельзя оценить изображение</translation>
    </message>
    <message>
        <source>Something is odd with this face</source>
        <translation>С этим лицом что-то не так</translation>
    </message>
    <message>
        <source>Possible deepfake</source>
        <translation>Возможно, это дипфейк</translation>
    </message>
    <message>
        <source>{some} of {all} people could not be judged</source>
        <translation>Не удалось проверить людей: {some} из {all}</translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message>
        <source>Not now</source>
        <comment>button that hides the warning for some minutes</comment>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Why?</source>
        <comment>button that shows what the warning rests on</comment>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>Hang up and call 102</source>
        <translation>Прекратите разговор и позвоните&#xa0;102</translation>
    </message>
    <message>
        <source>What to do</source>
        <comment>the large button of a warning</comment>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Ask my relative</source>
        <comment>button that opens the number of someone the user trusts</comment>
        <translation>Спросить близкого</translation>
    </message>
    <message>
        <source>The caller in {application} may be a deepfake: a false face over the real one</source>
        <translation>Собеседник ({application}) может быть дипфейком: поддельное лицо поверх настоящего</translation>
    </message>
    <message>
        <source>The face in {application} may be a false one: a deepfake</source>
        <translation>Лицо собеседника ({application}) может быть поддельным: дипфейк</translation>
    </message>
    <message>
        <source>This is practice: hang up, do not call 102</source>
        <translation>Это тренировка: положите трубку, 102 не звоните</translation>
    </message>
    <message>
        <source>A deepfake is a false face over the real one</source>
        <translation>Дипфейк – поддельное лицо поверх настоящего</translation>
    </message>
    <message>
        <source>Whom to call: {person}</source>
        <translation>Кому позвонить: {person}</translation>
    </message>
    <message>
        <source>Hide the warning for {minutes} min?</source>
        <translation>Скрыть предупреждение на {minutes} мин?</translation>
    </message>
    <message>
        <source>Yes, hide it</source>
        <translation>Да, скрыть</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Нет, оставить</translation>
    </message>
    <message>
        <source>The danger is not over. If they speak of money, hang up</source>
        <translation>Опасность не прошла. Если говорят о деньгах, прекратите разговор</translation>
    </message>
    <message>
        <source>Cannot judge the picture</source>
        <translation>Нельзя оценить изображение</translation>
    </message>
    <message>
        <source>No warning does not mean the caller is real</source>
        <translation>Если предупреждения нет, это не значит, что человек настоящий</translation>
    </message>
</context>
<context>
    <name>WarningsPage</name>
    <message>
        <source>Fewest false alarms</source>
        <translation>Меньше ложных тревог</translation>
    </message>
    <message>
        <source>Only strong signs.</source>
        <translation>Только явные признаки.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Обычный режим</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Как можно раньше</translation>
    </message>
    <message>
        <source>Weak signs too. More false alarms, most on a bad line or with a beauty filter.</source>
        <translation>И слабые признаки. Больше ложных тревог, чаще всего при плохой связи и с фильтром красоты.</translation>
    </message>
    <message>
        <source>When to warn</source>
        <translation>Когда предупреждать</translation>
    </message>
    <message>
        <source>These are few clips: other callers and other swaps can give other numbers.</source>
        <translation>Этих записей мало: с другими людьми и другими подменами числа могут быть иными.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Sound with a warning</source>
        <translation>Звук при предупреждении</translation>
    </message>
    <message>
        <source>Repeat until I answer the warning</source>
        <translation>Повторять, пока я не отвечу</translation>
    </message>
    <message>
        <source>Say the warning aloud</source>
        <translation>Читать предупреждение вслух</translation>
    </message>
    <message>
        <source>This computer has no voice for it.</source>
        <translation>На компьютере не установлен голос.</translation>
    </message>
    <message>
        <source>Small notice when something is odd</source>
        <translation>Сообщать о подозрительном</translation>
    </message>
    <message>
        <source>It comes earlier than a warning and is wrong more often.</source>
        <translation>Появляется раньше предупреждения и чаще ошибается.</translation>
    </message>
    <message>
        <source>Notice for a poor picture</source>
        <translation>Сообщать о плохом изображении</translation>
    </message>
    <message>
        <source>When the picture of a call cannot be judged.</source>
        <translation>Когда изображение звонка нельзя проверить.</translation>
    </message>
    <message>
        <source>“Not now” hides a warning for</source>
        <translation>«Не сейчас» скрывает предупреждение на</translation>
    </message>
    <message>
        <source> min</source>
        <translation> мин</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>Не измерено.</translation>
    </message>
    <message numerus="yes">
        <source>On %n real callers</source>
        <translation>
            <numerusform>На %n настоящем собеседнике</numerusform>
            <numerusform>На %n настоящих собеседниках</numerusform>
            <numerusform>На %n настоящих собеседниках</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>около минуты</translation>
    </message>
    <message>
        <source>no false warning</source>
        <translation>ни одного ложного предупреждения</translation>
    </message>
    <message>
        <source>one false warning</source>
        <translation>одно ложное предупреждение</translation>
    </message>
    <message numerus="yes">
        <source>%n false warnings</source>
        <translation>
            <numerusform>%n ложное предупреждение</numerusform>
            <numerusform>%n ложных предупреждения</numerusform>
            <numerusform>%n ложных предупреждений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n swapped faces it found {found}.</source>
        <translation>
            <numerusform>Из %n подменённого лица найдено: {found}.</numerusform>
            <numerusform>Из %n подменённых лиц найдено: {found}.</numerusform>
            <numerusform>Из %n подменённых лиц найдено: {found}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>No call found</source>
        <translation>Звонок не найден</translation>
    </message>
    <message>
        <source>Watching: {application}</source>
        <translation>Проверяю звонок: {application}</translation>
    </message>
    <message>
        <source>Cannot see the call</source>
        <translation>Звонок не видно</translation>
    </message>
    <message>
        <source>Paused: nothing is watched</source>
        <translation>Пауза: ничего не проверяется</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>Не работает</translation>
    </message>
</context>
<context>
    <name>WelcomeWindow</name>
    <message>
        <source>Welcome to Qalqan</source>
        <translation>Добро пожаловать в Qalqan</translation>
    </message>
    <message>
        <source>What Qalqan does and does not do</source>
        <translation>Что Qalqan делает и чего не делает</translation>
    </message>
    <message>
        <source>Who helps you</source>
        <translation>Кто вам поможет</translation>
    </message>
    <message>
        <source>Try it once, without danger</source>
        <translation>Попробуйте один раз, это безопасно</translation>
    </message>
    <message>
        <source>It watches the picture of a video call, on this computer only. Nothing is sent anywhere.</source>
        <translation>Qalqan проверяет изображение видеозвонка, только на этом компьютере. Никуда ничего не отправляется.</translation>
    </message>
    <message>
        <source>If the caller may be a deepfake (a false face over the real one), a warning comes: hang up, call 102.</source>
        <translation>Если лицо собеседника может быть подделкой (дипфейком), появится предупреждение: прекратите разговор, позвоните 102.</translation>
    </message>
    <message>
        <source>It can be wrong both ways. No warning is not proof that the caller is real.</source>
        <translation>Qalqan может предупредить зря или не заметить подделку. Если предупреждения нет, это не доказывает, что собеседник настоящий.</translation>
    </message>
    <message>
        <source>It never asks you for codes, passwords or money.</source>
        <translation>Qalqan никогда не просит у вас коды, пароли или деньги.</translation>
    </message>
    <message>
        <source>This computer lets Qalqan see video calls.</source>
        <translation>На этом компьютере Qalqan видит видеозвонки.</translation>
    </message>
    <message>
        <source>A practice call shows what a warning looks like. Nobody is really calling, and there is no hurry.</source>
        <translation>Пробный звонок покажет, как выглядит предупреждение. На самом деле никто не звонит, и спешить не нужно.</translation>
    </message>
    <message>
        <source>You can practise at any time: “Practice call” in the menu.</source>
        <translation>Тренироваться можно в любое время: «Пробный звонок» в меню.</translation>
    </message>
    <message>
        <source>Start a practice call</source>
        <translation>Начать пробный звонок</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Запускать при включении компьютера</translation>
    </message>
    <message>
        <source>Someone you trust (may stay empty)</source>
        <translation>Близкий человек, которому можно позвонить (можно не заполнять)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Страница {page} из {pages}</translation>
    </message>
</context>
<context>
    <name>WhyWindow</name>
    <message>
        <source>Why this warning?</source>
        <translation>Почему появилось предупреждение?</translation>
    </message>
    <message>
        <source>What to do now…</source>
        <translation>Что делать сейчас…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The face in the call</source>
        <translation>Лицо в звонке</translation>
    </message>
    <message>
        <source>The face in the call; the ring shows the place that was noticed</source>
        <translation>Лицо в звонке; рамкой обведено замеченное место</translation>
    </message>
    <message>
        <source>The same place, enlarged</source>
        <translation>То же место крупно</translation>
    </message>
    <message>
        <source>The warning is over; there is nothing to explain any more.</source>
        <translation>Предупреждение уже снято, показать нечего.</translation>
    </message>
    <message>
        <source>The picture of the face is poor.</source>
        <translation>Изображение лица плохое.</translation>
    </message>
    <message>
        <source>The picture of the face is fair: the face is rather small.</source>
        <translation>Изображение лица среднее: лицо мелковато.</translation>
    </message>
    <message>
        <source>The picture of the face is good.</source>
        <translation>Изображение лица хорошее.</translation>
    </message>
    <message>
        <source>This is a hint, not a proof. A poor connection or a beauty filter can look like this; a good fake can look clean.</source>
        <translation>Это подсказка, а не доказательство. Так может выглядеть и плохая связь или фильтр красоты, а хорошая подделка может не выдать себя ничем.</translation>
    </message>
    <message>
        <source>This picture is only shown here; it is not stored.</source>
        <translation>Это изображение видно только здесь и нигде не сохраняется.</translation>
    </message>
    <message numerus="yes">
        <source>The face was watched for %n seconds.</source>
        <translation>
            <numerusform>Лицо проверялось %n секунду.</numerusform>
            <numerusform>Лицо проверялось %n секунды.</numerusform>
            <numerusform>Лицо проверялось %n секунд.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The face was watched for %n minutes.</source>
        <translation>
            <numerusform>Лицо проверялось %n минуту.</numerusform>
            <numerusform>Лицо проверялось %n минуты.</numerusform>
            <numerusform>Лицо проверялось %n минут.</numerusform>
        </translation>
    </message>
</context>
</TS>
