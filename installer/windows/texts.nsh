; What the installer says of itself, in three languages. The Kazakh is ours: a native reader has not read it yet.
LangString WELCOME ${LANG_ENGLISH} "Qalqan watches the video call on your screen and warns you of a possible deepfake.$\r$\n$\r$\nIt is installed for you alone; no administrator is needed. It sends nothing to anybody, and it misses many deepfakes: if anyone speaks of your money, hang up, whatever Qalqan says.$\r$\n$\r$\nSettings and history of an older version stay."
LangString WELCOME ${LANG_RUSSIAN} "Qalqan смотрит на видеозвонок на вашем экране и предупреждает, если это может быть дипфейк.$\r$\n$\r$\nПрограмма ставится только для вас, права администратора не нужны. Она никому ничего не отправляет и пропускает многие дипфейки: если с вами заговорили о ваших деньгах, прекратите разговор, что бы ни показывал Qalqan.$\r$\n$\r$\nНастройки и история прежней версии сохранятся."
LangString WELCOME ${LANG_KAZAKH} "Qalqan экраныңыздағы бейнеқоңырауды қадағалап, дипфейк болуы мүмкін болса, ескертеді.$\r$\n$\r$\nБағдарлама тек сіз үшін орнатылады, әкімші құқығы керек емес. Ол ешкімге ештеңе жібермейді және дипфейктердің көбін байқамайды: біреу сіздің ақшаңыз туралы айта бастаса, Qalqan не көрсетсе де, әңгімені тоқтатыңыз.$\r$\n$\r$\nБұрынғы нұсқаның баптаулары мен тарихы сақталады."

LangString FINISH ${LANG_ENGLISH} "Qalqan is installed. It lives among the small signs beside the clock. It starts with the computer only if you turn that on in its settings."
LangString FINISH ${LANG_RUSSIAN} "Qalqan установлен. Он живёт среди маленьких значков рядом с часами. Вместе с компьютером он запускается, только если включить это в его настройках."
LangString FINISH ${LANG_KAZAKH} "Qalqan орнатылды. Ол сағаттың жанындағы шағын белгілердің арасында тұрады. Баптауларында қоссаңыз ғана, компьютермен бірге іске қосылады."

LangString CLOSE_IT ${LANG_ENGLISH} "Qalqan is running. Close it first: click its sign beside the clock with the other mouse button and choose Quit. Then press Retry."
LangString CLOSE_IT ${LANG_RUSSIAN} "Qalqan сейчас работает. Сначала закройте его: щёлкните по его значку у часов другой кнопкой мыши и выберите «Выйти». Потом нажмите «Повтор»."
LangString CLOSE_IT ${LANG_KAZAKH} "Qalqan қазір жұмыс істеп тұр. Алдымен оны жабыңыз: сағат жанындағы белгісін тінтуірдің екінші түймесімен басып, «Шығу» дегенді таңдаңыз. Содан кейін қайталау түймесін басыңыз."

LangString WINDOWS_10 ${LANG_ENGLISH} "Qalqan needs Windows 10 or 11."
LangString WINDOWS_10 ${LANG_RUSSIAN} "Для Qalqan нужна Windows 10 или 11."
LangString WINDOWS_10 ${LANG_KAZAKH} "Qalqan үшін Windows 10 немесе 11 керек."

LangString HISTORY_TOO ${LANG_ENGLISH} "Qalqan is removed. Delete its settings and the list of calls too? Evidence that you saved elsewhere stays in any case."
LangString HISTORY_TOO ${LANG_RUSSIAN} "Qalqan удалён. Удалить и его настройки, и список звонков? Доказательства, сохранённые в других местах, останутся в любом случае."
LangString HISTORY_TOO ${LANG_KAZAKH} "Qalqan жойылды. Баптаулары мен қоңыраулар тізімін де жою керек пе? Басқа жерге сақталған дәлелдер бәрібір қалады."
