"""The recipe of the language model; none of this is needed to use it.

    python -m training FOLDER

does all of it, from data to the packaged model. Its steps, and the measurement that is no part of it:

    python -m training.train FOLDER --out RUNS/base           trees, tags and names, without WikiGold
    python -m training.folds FOLDER --start RUNS/base/model.pt --out RUNS/folds      what names are worth on WikiGold
    python -m training.train FOLDER --out RUNS/last --start RUNS/base/model.pt --wikigold ...      once more, with it
    python -m training.lemmas FOLDER src/dragoman/language/lemmas.json
    python -m training.to_onnx RUNS/last/model.pt src/dragoman/language

FOLDER holds ud/{ewt,gum}/*.conllu, ner/*.jsonl and re3d.jsonl; MODEL_CARD.md says what they are.
"""
