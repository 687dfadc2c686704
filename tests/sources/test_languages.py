"""The language of a text, or None where too little speaks for one."""

from __future__ import annotations

import pytest

from verbale.sources.languages import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said that the border would be closed if the talks were to fail."),
        ("fr", "Le ministre a dit que la frontière serait fermée si les pourparlers ne sont pas un succès."),
        ("de", "Der Minister hat gesagt, dass die Grenze geschlossen wird, wenn das nicht gelingt."),
        ("es", "El ministro dijo que la frontera se cerraría por el fracaso de las negociaciones."),
        ("it", "Il ministro ha detto che la frontiera sarà chiusa per il fallimento dei negoziati."),
        ("pt", "O ministro disse que a fronteira não foi fechada, mas que os soldados são mais do que dois."),
        ("nl", "De minister heeft gezegd dat het leger niet naar de grens is en dat er ook met hen wordt gesproken."),
        ("pl", "Minister powiedział, że nie jest to koniec i że granica została zamknięta przez wojsko do odwołania."),
        ("tr", "Bakan, bu kararın çok önemli olduğunu ve bir daha geri dönüş için gibi bir yol olmadığını dedi."),
        ("id", "Menteri itu mengatakan bahwa perbatasan akan ditutup dan tidak ada yang dapat lewat dari negara ini."),
        ("ru", "Министр сказал, что граница будет закрыта, если переговоры не дадут результата, и это не угроза."),
        ("uk", "Міністр сказав, що кордон буде закрито, якщо переговори не дадуть результату, і це не погроза."),
        ("ar", "قال الوزير إن الحدود ستغلق إذا فشلت المحادثات"),
        ("fa", "وزیر گفت که مرز بسته خواهد شد اگر گفتگوها شکست بخورد و این تهدید نیست چه بگوید"),
        ("zh", "部长星期一表示，如果谈判失败，边境将被关闭。"),
        ("ja", "首相は月曜日、会談が失敗した場合は国境を閉鎖すると述べた。"),
        ("ko", "장관은 회담이 실패하면 국경이 폐쇄될 것이라고 말했다."),
        ("he", "השר אמר ביום שני שהגבול ייסגר אם השיחות ייכשלו."),
        ("el", "Ο υπουργός είπε ότι τα σύνορα θα κλείσουν αν αποτύχουν οι συνομιλίες."),
        (None, "12:30 --- 44%"),
        (None, "Reuters"),
        (None, ""),
        (None, "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor"),
    ],
)
def test_the_language_is_told_or_left_open(language: str | None, text: str) -> None:
    assert language_of(text) == language
